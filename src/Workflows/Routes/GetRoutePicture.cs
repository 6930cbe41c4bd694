using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Assessments;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Where a step of a route stands.</summary>
public enum StepState
{
    /// <summary>Left by one of its ports.</summary>
    Done,

    /// <summary>Waits now.</summary>
    Current,

    /// <summary>May still come.</summary>
    Pending,

    /// <summary>The route has ended without it.</summary>
    Skipped,
}

/// <summary>A route as a case goes along it.</summary>
/// <param name="DefinitionId">The route.</param>
/// <param name="Version">The version that the case runs.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Nodes">Its steps.</param>
/// <param name="Edges">The ways between them.</param>
public sealed record RoutePicture(
    string DefinitionId, int Version, string Title, IReadOnlyList<RouteNode> Nodes, IReadOnlyList<RouteEdge> Edges)
{
    /// <summary>A definition by itself, no case on it.</summary>
    public static RoutePicture Of(WorkflowDefinition definition) => new(
        definition.DefinitionId, definition.Version, definition.Name,
        [.. definition.Activities.Where(activity => activity.Parent is not null).Select(activity => new RouteNode(
            activity.Id, activity.DisplayText, activity.X, activity.Y, activity.Width, activity.Height, StepState.Pending, null,
            activity.Type == HumanTaskActivity.TypeName))],
        [.. definition.Connections.Select(way => new RouteEdge(way.SourceActivity, way.TargetActivity, way.SourcePort, false))]);
}

/// <summary>What is said of a step or a way where two versions are compared.</summary>
public enum RouteMark
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is no more.</summary>
    Removed,

    /// <summary>It says something else.</summary>
    Changed,
}

/// <summary>
/// A step in the picture; places and sizes as the designer left them, null where nobody placed it. Who did it, or has it now, is
/// told of human steps only: what the system does is nobody's work.
/// </summary>
public sealed record RouteNode(
    string Id, string Title, double? X, double? Y, double? Width, double? Height, StepState State, string? Who, bool IsHuman = true)
{
    /// <summary>What a comparison says of it.</summary>
    public RouteMark Mark { get; init; }
}

/// <summary>
/// A way from a step to the next; the label is the port, the title what the button says that leads there (null where no human
/// task decides).
/// </summary>
public sealed record RouteEdge(string From, string To, string Label, bool Taken, Text? Title = null)
{
    /// <summary>What a comparison says of it.</summary>
    public RouteMark Mark { get; init; }
}

/// <summary>Draws the route of a case's latest instance, from the version that it runs and its journal.</summary>
public sealed class GetRoutePicture(
    WorkflowsDbContext db, DefinitionStore definitions, CaseAccess access, TaskTypeRegistry taskTypes, TaskPeople people, IServiceProvider services)
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
        string? WhoOf(ActivityNode activity) => activity.Type != HumanTaskActivity.TypeName ? null
            : current.TryGetValue(activity.Id, out var assignee) ? (assignee.Length > 0 ? assignee : null)
            : left.GetValueOrDefault(activity.Id);
        var types = definition.Activities.Where(activity => activity.Type == HumanTaskActivity.TypeName)
            .ToDictionary(activity => activity.Id, activity => taskTypes.Of(activity, services));
        return new RoutePicture(
            definition.DefinitionId, definition.Version, definition.Name,
            [.. definition.Activities.Where(activity => activity.Parent is not null).Select(activity => new RouteNode(
                activity.Id, activity.DisplayText, activity.X, activity.Y, activity.Width, activity.Height, StateOf(activity.Id),
                WhoOf(activity), activity.Type == HumanTaskActivity.TypeName))],
            [.. definition.Connections.Select(way => new RouteEdge(
                way.SourceActivity, way.TargetActivity, way.SourcePort, taken.Contains((way.SourceActivity, way.SourcePort)),
                types.GetValueOrDefault(way.SourceActivity)?.OutcomeLabel(way.SourcePort)))]);
    }
}
