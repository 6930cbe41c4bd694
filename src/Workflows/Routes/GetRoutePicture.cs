using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Assessments;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Draws the route of a case's latest instance, from the version that it runs and its journal.</summary>
public sealed class GetRoutePicture(
    WorkflowsDbContext db, DefinitionStore definitions, CaseAccess access, TaskPeople people, RouteDrawing drawing)
{
    /// <summary>Draws it.</summary>
    public async Task<Result<RoutePicture>> HandleAsync(CaseKind caseKind, string caseId, Caller caller, CancellationToken cancellationToken)
    {
        var instance = await access.MaySeeAsync(caller, caseKind, caseId, cancellationToken)
            ? await db.Set<WorkflowInstance>().AsNoTracking()
                .Where(one => EF.Property<string>(one, "CaseId") == caseId && EF.Property<CaseKind>(one, "CaseKind") == caseKind)
                .OrderByDescending(one => one.StartedAt).ThenByDescending(one => one.Id).FirstOrDefaultAsync(cancellationToken)
            : null;
        if (instance is null)
        {
            return new Refusal(RefusalKind.NotFound, "route.no_instance", new(
                "该事项没有流程，或者您无权查看。", "The case has no workflow, or it is not yours to see."));
        }

        var drawn = await OfAsync(instance, cancellationToken);
        // A base is not told who judges it.
        return caseKind == CaseKind.Assessment && AssessmentReader.IsAnonymousTo(caller)
            ? drawn with { Nodes = [.. drawn.Nodes.Select(node => node with { Who = null })] }
            : drawn;
    }

    /// <summary>Draws the route of an instance; whoever calls has checked that it may be seen.</summary>
    internal async Task<RoutePicture> OfAsync(WorkflowInstance instance, CancellationToken cancellationToken)
    {
        var definition = await definitions.VersionAsync(instance.DefinitionId, instance.DefinitionVersion, cancellationToken);
        var journal = await db.Set<JournalRow>().AsNoTracking().Where(row => row.InstanceId == instance.Id)
            .OrderBy(row => row.Number).ToListAsync(cancellationToken);
        var waiting = await db.Set<HumanTask>().AsNoTracking()
            .Where(task => task.InstanceId == instance.Id && task.CompletedAt == null)
            .Select(task => new { task.ActivityId, task.AssigneeName, task.Candidates }).ToListAsync(cancellationToken);
        var names = await people.NamesAsync(waiting.SelectMany(task => task.Candidates), cancellationToken);
        var current = waiting.GroupBy(task => task.ActivityId).ToDictionary(group => group.Key, group => string.Join('、', group.SelectMany(
            task => task.AssigneeName is { } assignee ? [assignee] : TaskPeople.Of(task.Candidates, names).Select(person => person.Name)).Distinct()));
        return Draw(instance, definition, journal, current);
    }

    private RoutePicture Draw(
        WorkflowInstance instance, WorkflowDefinition definition, List<JournalRow> journal, Dictionary<string, string> current)
    {
        var left = new Dictionary<string, string>();
        var taken = new HashSet<(string Activity, string Port)>();
        foreach (var row in journal)
        {
            foreach (var entry in row.Entries.Where(entry => entry.Event == JournalEvent.Completed))
            {
                left[entry.ActivityId] = row.ActorName;
                foreach (var outcome in entry.Outcomes)
                    taken.Add((entry.ActivityId, outcome));
            }
        }

        StepState StateOf(string id) => current.ContainsKey(id) ? StepState.Current
            : left.ContainsKey(id) ? StepState.Done
            : instance.IsRunning ? StepState.Pending : StepState.Skipped;
        string? WhoOf(string id) => current.TryGetValue(id, out var assignee) ? (assignee.Length > 0 ? assignee : null) : left.GetValueOrDefault(id);
        var picture = drawing.Of(definition);
        return picture with
        {
            Nodes = [.. picture.Nodes.Select(node => node with { State = StateOf(node.Id), Who = node.IsHuman ? WhoOf(node.Id) : null })],
            Edges = [.. picture.Edges.Select(edge => edge with { Taken = taken.Contains((edge.From, edge.Label)) })],
        };
    }
}
