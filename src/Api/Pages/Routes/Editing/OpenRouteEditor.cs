using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Api.Pages.Routes.Editing;

/// <summary>What the route editor needs before it can be shown.</summary>
/// <param name="Stored">The newest version.</param>
/// <param name="Findings">What the route check says about it.</param>
/// <param name="Choices">What steps can be made of.</param>
public sealed record OpenedRoute(StoredDefinition Stored, IReadOnlyList<RouteFinding> Findings, StepChoices Choices);

/// <summary>What steps can be made of.</summary>
/// <param name="TaskTypes">The kinds of task, by their names.</param>
/// <param name="Activities">Every activity that has a declaration.</param>
/// <param name="Examples">The published routes: new steps begin as these use them.</param>
/// <param name="People">Whom a step can name, by id.</param>
public sealed record StepChoices(
    IReadOnlyList<TaskKind> TaskTypes, IReadOnlyList<ActivityDescriptor> Activities, IReadOnlyList<WorkflowDefinition> Examples,
    IReadOnlyList<PersonView> People)
{
    /// <summary>The declaration of human tasks.</summary>
    public ActivityDescriptor HumanTask => Find(HumanTaskActivity.TypeName)!;

    /// <summary>The declaration of a type; null where it has none.</summary>
    public ActivityDescriptor? Find(string type) => Activities.FirstOrDefault(one => one.TypeName == type);

    /// <summary>What the system can do between two steps without being told more: our own activities that have no inputs.</summary>
    public IEnumerable<ActivityDescriptor> SystemSteps => Activities.Where(one =>
        one.TypeName.StartsWith("BaseWorkflows.", StringComparison.Ordinal) && !one.IsHuman && one.Inputs.Count == 0
        && one.OutcomesInput is null && one.Ports is [{ Name: "Done" }]);
}

/// <summary>A kind of task.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Outcomes">What its buttons say that differs from what they mostly say, by outcome.</param>
public sealed record TaskKind(string Key, Text Title, IReadOnlyDictionary<string, Text> Outcomes);

/// <summary>Opens the route editor on the newest version of a route.</summary>
internal sealed class OpenRouteEditor(
    GetDefinition get, RouteCheck check, DefinitionStore definitions, ActivityCatalog catalog, TaskTypeRegistry taskTypes, ListPeople people,
    IServiceProvider services)
{
    /// <summary>Refuses callers who don't edit routes, and a route that isn't there.</summary>
    public async Task<Result<OpenedRoute>> HandleAsync(string definitionId, Caller caller, CancellationToken cancellationToken)
    {
        if (!RouteKeepers.MayEdit(caller))
        {
            return new Refusal(RefusalKind.Forbidden, "route.forbidden", new(
                "只有流程管理员可以修改流程。", "Only route administrators change routes."));
        }

        var found = await get.HandleAsync(GetDefinitionRequest.Latest(definitionId), caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;
        await definitions.PrepareAsync(found.Value.Definition, null, cancellationToken);
        var verdict = check.Check(found.Value.Definition);
        var known = await people.HandleAsync(new(null, null, new PageRequest(1, PageRequest.MaxSize)), caller, cancellationToken);
        var used = found.Value.Definition.Root.Connections.Select(way => way.SourcePort);
        return new OpenedRoute(found.Value, verdict.Findings, new(
            [.. taskTypes.All(services).Select(type => new TaskKind(type.Key, type.Title, LabelsOf(taskTypes.Resolve(type.Key, services), used)))],
            catalog.Descriptors,
            await definitions.AllPublishedAsync(cancellationToken),
            known.IsOk ? known.Value.Items : []));
    }

    // Some kinds of step have outcomes that no other has.
    private static Dictionary<string, Text> LabelsOf(TaskType type, IEnumerable<string> used) => Outcomes.Known.Union(used).Select(outcome => (Outcome: outcome, Label: type.OutcomeLabel(outcome)))
        .Where(one => one.Label != Outcomes.Label(one.Outcome)).ToDictionary(one => one.Outcome, one => one.Label);
}
