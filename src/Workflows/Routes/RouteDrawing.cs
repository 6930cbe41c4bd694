using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Draws definitions by themselves, no case on them, in the words of the task types: what their buttons say stands at the ways.</summary>
public sealed class RouteDrawing(TaskTypeRegistry taskTypes, IServiceProvider services)
{
    /// <summary>The picture of a definition.</summary>
    public RoutePicture Of(WorkflowDefinition definition) => new(
        definition.DefinitionId, definition.Version, definition.Name,
        [.. definition.Activities.Where(activity => activity.Parent is not null).Select(activity => new RouteNode(
            activity.Id, activity.DisplayText, activity.X, activity.Y, activity.Width, activity.Height, StepState.Pending, null,
            activity.Type == HumanTaskActivity.TypeName))],
        [.. definition.Connections.Select(way => new RouteEdge(
            way.SourceActivity, way.TargetActivity, way.SourcePort, false,
            definition.Find(way.SourceActivity) is { } source && IsHuman(source) ? ShortLabelOf(source, way.SourcePort) : null))]);

    /// <summary>What the button of a human task says for an outcome; what everybody calls it where its type is unknown.</summary>
    public Text LabelOf(ActivityNode activity, string outcome) => (IsHuman(activity) ? taskTypes.Of(activity, services) : null)?.OutcomeLabel(outcome) ?? Outcomes.Label(outcome);

    // Where a return leads is seen on the picture.
    private Text ShortLabelOf(ActivityNode activity, string outcome) =>
        LabelOf(activity, outcome) is var label && outcome == "Return" && label == Outcomes.Label(outcome) ? new("退回", "Return") : label;

    private static bool IsHuman(ActivityNode activity) => activity.Type == HumanTaskActivity.TypeName;
}
