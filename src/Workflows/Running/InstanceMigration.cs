using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Running;

/// <summary>What moving one instance to another version comes to.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Case">What it is about.</param>
/// <param name="FromVersion">The version that it runs, or ran until now.</param>
/// <param name="Steps">Where it would stand, or stands now, by the new version's names; empty where it can't move.</param>
/// <param name="Obstacles">Why it can't move; empty where it can.</param>
public sealed record MigrationCase(string InstanceId, CaseRef Case, int FromVersion, IReadOnlyList<string> Steps, IReadOnlyList<Text> Obstacles)
{
    /// <summary>Whether it can move, or has moved.</summary>
    public bool CanMove => Obstacles.Count == 0;
}

/// <summary>Looks at instances in the light of another version of their route.</summary>
public sealed class InstanceMigration(WorkflowsDbContext db, DefinitionStore definitions)
{
    /// <summary>The version to move to: any that was published, whether or not it is now.</summary>
    internal async Task<Result<WorkflowDefinition>> TargetAsync(string definitionId, int version, CancellationToken cancellationToken)
    {
        var row = await db.Set<DefinitionRow>().AsNoTracking()
            .SingleOrDefaultAsync(one => one.DefinitionId == definitionId && one.Version == version, cancellationToken);
        if (row is null)
            return RouteRefusals.NoVersion;
        if (row.IsDraft)
        {
            return new Refusal(RefusalKind.RuleBroken, "route.is_draft", new(
                "草稿可能还会改动，请先发布再迁移。", "A draft may still change; publish it first."));
        }

        return await definitions.VersionAsync(definitionId, version, cancellationToken);
    }

    /// <summary>Where an instance would stand.</summary>
    /// <returns>What to tell, and the state on the new version; null where it can't move.</returns>
    internal async Task<(MigrationCase Case, WorkflowState? State)> PlanAsync(
        WorkflowInstance instance, WorkflowDefinition target, CancellationToken cancellationToken)
    {
        if (instance.State is not { } json)
            return (Blocked(instance, CancelInstance.Ended.Detail), null);
        if (instance.DefinitionVersion == target.Version)
            return (Blocked(instance, new Text("已是这个版本。", "It runs this version already.")), null);

        var state = WorkflowState.FromJson(json);
        var source = await definitions.VersionAsync(instance.DefinitionId, instance.DefinitionVersion, cancellationToken);
        var plan = StateMigration.Plan(state, source, target, Differs);
        if (plan.State is null)
            return (Blocked(instance, [.. plan.Obstacles.Select(one => new Text(one.Message.Zh, one.Message.En))]), null);

        var steps = plan.State.Bookmarks.Select(wait => wait.ActivityId).Concat(plan.State.Incidents.Select(incident => incident.ActivityId)).Distinct()
            .Select(id => target.Find(id)?.DisplayText ?? id);
        return (new MigrationCase(instance.Id, instance.Case, instance.DefinitionVersion, [.. steps], []), plan.State);
    }

    private static MigrationCase Blocked(WorkflowInstance instance, params Text[] obstacles) =>
        new(instance.Id, instance.Case, instance.DefinitionVersion, [], obstacles);

    // The task in the inbox keeps its form and its buttons: what they lead to must be there.
    private static DefinitionProblem? Differs(ActivityNode old, ActivityNode young)
    {
        if (old.Type != HumanTaskActivity.TypeName)
            return null;
        if (Value(old, "taskType") != Value(young, "taskType"))
        {
            return new("migration.task_type_changed", old.Id, new(
                $"待办“{old.DisplayText}”在新版本中是另一种任务", $"the task “{old.DisplayText}” is of another task type in the new version"));
        }

        var lost = Outcomes(old).Except(Outcomes(young)).Select(outcome => Tasks.Outcomes.Label(outcome)).ToList();
        return lost.Count == 0 ? null : new("migration.outcome_missing", old.Id, new(
            $"待办“{old.DisplayText}”在新版本中没有结论“{string.Join('、', lost.Select(one => one.Zh))}”",
            $"the task “{old.DisplayText}” has no outcome “{string.Join(", ", lost.Select(one => one.En))}” in the new version"));
    }

    private static string? Value(ActivityNode activity, string input) => activity.Json[input]?["expression"]?["value"]?.ToString();

    private static IEnumerable<string> Outcomes(ActivityNode activity)
    {
        var value = activity.Json["outcomes"]?["expression"]?["value"];
        var list = value as JsonArray ?? (value is JsonValue text && text.TryGetValue(out string? json) && json.StartsWith('[') ? JsonNode.Parse(json) as JsonArray : null);
        return list?.Select(item => item?.ToString() ?? "") ?? [];
    }
}
