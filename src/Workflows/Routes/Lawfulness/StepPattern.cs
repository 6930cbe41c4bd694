using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Routes.Lawfulness;

/// <summary>Recognises a step of a route by what it is, never by its name or id.</summary>
/// <param name="Type">A task type, such as <c>site-evaluation</c>, or the type of an activity, such as <c>BaseWorkflows.ApproveApplication</c>.</param>
/// <param name="Label">What findings call it.</param>
/// <param name="Outcomes">The outcomes that count; empty where all do.</param>
public sealed record StepPattern(string Type, Text Label, params IReadOnlyList<string> Outcomes)
{
    /// <summary>The same step, whatever its outcome.</summary>
    public StepPattern Whatever => this with { Outcomes = [] };

    /// <summary>The same step with another outcome.</summary>
    public StepPattern With(params string[] outcomes) => this with { Outcomes = outcomes };

    internal bool Is(ActivityNode activity) => activity.Type == Type
        || (activity.Type == HumanTaskActivity.TypeName && activity.Input("taskType") is { Type: "Literal", Value: { } key } && key.ToString() == Type);

    internal bool Is(SpaceStep step) => (Outcomes.Count == 0 || Outcomes.Contains(step.Outcome)) && Is(step.Activity);
}
