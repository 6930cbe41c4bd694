using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>The way of a case that everybody approves: what an applicant wants to know before they hand something in.</summary>
internal static class RouteWay
{
    private static readonly string[] Detours = ["Reject", "Return", "False"];

    /// <summary>The human tasks on that way by name, in the order in which they are reached; corrections and refusals are not on it.</summary>
    public static IReadOnlyList<string> Of(WorkflowDefinition definition)
    {
        var targets = definition.Connections.Select(connection => connection.TargetActivity).ToHashSet();
        var ways = definition.Connections.Where(connection => !Detours.Contains(Outcomes.KindOf(connection.SourcePort))).ToLookup(connection => connection.SourceActivity);
        var reached = definition.Root.Children.Where(activity => !targets.Contains(activity.Id)).Select(activity => activity.Id).ToList();
        for (var i = 0; i < reached.Count; i++)
            reached.AddRange(ways[reached[i]].Select(connection => connection.TargetActivity).Distinct().Except(reached).ToList());

        var activities = definition.Activities.Where(activity => activity.Type == HumanTaskActivity.TypeName).ToDictionary(activity => activity.Id);
        return [.. reached.Where(activities.ContainsKey).Select(id => activities[id].DisplayText)];
    }
}
