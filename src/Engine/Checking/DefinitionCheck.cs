namespace BaseWorkflows.Engine;

/// <summary>
/// Finds out before publishing whether this engine can run a definition. Messages name the activity by what people call it
/// and by its id. What the check lets through may still wait for ever; that is the route check's affair.
/// </summary>
public sealed class DefinitionCheck(ActivityCatalog catalog)
{
    /// <summary>Everything that stands in the way, in the order of the activities; empty when the definition can run.</summary>
    public IReadOnlyList<DefinitionProblem> Check(WorkflowDefinition definition)
    {
        var problems = new List<DefinitionProblem>();
        CheckIds(definition, problems);
        foreach (var activity in definition.Activities)
        {
            CheckType(definition, activity, problems);
            InputCheck.Check(catalog, definition, activity, problems);
            if (activity.Type == "Elsa.Flowchart")
                CheckFlowchart(activity, problems);
        }

        return problems;
    }

    /// <summary>The ports by which an activity can be left; null where they can't be known before it runs.</summary>
    public IReadOnlyList<string>? PortsOf(ActivityNode activity)
    {
        if (catalog.Find(activity.Type, activity.Version) is not { } descriptor)
        {
            // A definition used as an activity declares its outcomes; Done always remains.
            return catalog.Composite(activity) is { } composite ? [.. composite.Outcomes.Append("Done").Distinct()] : null;
        }

        var ports = descriptor.Ports.Select(port => port.Name).Concat(activity.Cases.Select(item => item.Label));
        if (descriptor.OutcomesInput is not { } input)
            return [.. ports];
        return ValueReading.ListOf(activity, input) is { } outcomes ? [.. ports.Concat(outcomes)] : null;
    }

    internal static string Named(ActivityNode activity) => activity.DisplayText == activity.Id ? activity.Id : $"{activity.DisplayText} ({activity.Id})";

    private static void CheckIds(WorkflowDefinition definition, List<DefinitionProblem> problems)
    {
        foreach (var group in definition.Activities.GroupBy(activity => activity.Id, StringComparer.Ordinal))
        {
            if (group.Key.Length == 0)
                problems.Add(new("activity.no_id", null, new($"有 {group.Count()} 个活动没有 id。", $"{group.Count()} activities have no id.")));
            else if (group.Count() > 1)
                problems.Add(new("activity.duplicate_id", group.Key, new($"活动 id“{group.Key}”出现了 {group.Count()} 次。", $"The activity id '{group.Key}' occurs {group.Count()} times.")));
        }
    }

    private void CheckType(WorkflowDefinition definition, ActivityNode activity, List<DefinitionProblem> problems)
    {
        if (catalog.Find(activity.Type, activity.Version) is not null && activity.Type != "Elsa.NotFoundActivity")
            return;
        if (catalog.Composite(activity) is not { } composite)
        {
            problems.Add(new("activity.unknown_type", activity.Id, new(
                $"活动“{Named(activity)}”的类型 {activity.Type}（版本 {activity.Version}）在本系统中不存在。",
                $"The activity '{Named(activity)}' has the type {activity.Type} version {activity.Version}, which this engine can't run.")));
        }
        else if (composite.DefinitionId == definition.DefinitionId)
        {
            problems.Add(new("activity.recursive", activity.Id, new(
                $"活动“{Named(activity)}”就是本流程自身。", $"The activity '{Named(activity)}' is this very definition.")));
        }
    }

    private void CheckFlowchart(ActivityNode flowchart, List<DefinitionProblem> problems)
    {
        var inside = flowchart.Port("activities").ToLookup(activity => activity.Id, StringComparer.Ordinal);
        foreach (var connection in flowchart.Connections)
        {
            foreach (var end in new[] { connection.SourceActivity, connection.TargetActivity }.Where(end => !inside.Contains(end)))
            {
                problems.Add(new("connection.unknown_activity", flowchart.Id, new(
                    $"流程图“{Named(flowchart)}”有一条连线接到不存在的活动“{end}”。",
                    $"A connection of the flowchart '{Named(flowchart)}' names the activity '{end}', which is not in it.")));
            }

            if (inside[connection.SourceActivity].FirstOrDefault() is { } source && PortsOf(source) is { } ports && !ports.Contains(connection.SourcePort))
            {
                problems.Add(new("connection.unknown_port", source.Id, new(
                    $"活动“{Named(source)}”没有出口“{connection.SourcePort}”（有：{string.Join('、', ports)}）。",
                    $"The activity '{Named(source)}' has no port '{connection.SourcePort}' (it has: {string.Join(", ", ports)}).")));
            }
        }

        if (!HasStart(flowchart))
        {
            problems.Add(new("flowchart.no_start", flowchart.Id, new(
                $"流程图“{Named(flowchart)}”没有起点。", $"The flowchart '{Named(flowchart)}' has no start.")));
        }
    }

    private static bool HasStart(ActivityNode flowchart)
    {
        var targets = flowchart.Connections.Select(connection => connection.TargetActivity).ToHashSet(StringComparer.Ordinal);
        return Flowchart.StartOf(flowchart, null) is { } start
            && (start.Type == "Elsa.Start" || start.CanStartWorkflow || flowchart.Json["start"] is not null || !targets.Contains(start.Id));
    }
}
