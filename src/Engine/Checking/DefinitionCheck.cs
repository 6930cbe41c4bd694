namespace BaseWorkflows.Engine;

/// <summary>Finds out before publishing whether this engine can run a definition.</summary>
public sealed class DefinitionCheck(ActivityCatalog catalog)
{
    /// <summary>Everything that stands in the way; empty when the definition can run.</summary>
    public IReadOnlyList<DefinitionProblem> Check(WorkflowDefinition definition)
    {
        var problems = new List<DefinitionProblem>();
        foreach (var activity in definition.Activities)
        {
            if (catalog.Find(activity.Type, activity.Version) is null && catalog.Composite(activity) is null)
            {
                problems.Add(new("activity.unknown_type", activity.Id, new(
                    $"活动“{activity.DisplayText}”（{activity.Id}）的类型 {activity.Type}（版本 {activity.Version}）未知。",
                    $"The activity '{activity.DisplayText}' ({activity.Id}) has the unknown type {activity.Type} version {activity.Version}.")));
            }
        }

        return problems;
    }
}
