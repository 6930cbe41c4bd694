using System.Text.Json.Nodes;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>
/// What new steps are made from. A kind of task begins as the routes use it: with the role, deadline and outcomes of the first step
/// that is of that kind, so that nothing which a route says is repeated here.
/// </summary>
public static class StepTemplates
{
    /// <summary>A task of a kind.</summary>
    /// <param name="taskType">Its key.</param>
    /// <param name="title">What the step is called where no route has an example.</param>
    /// <param name="routes">Where examples are looked for, the route in hand first.</param>
    public static StepTemplate ForTask(string taskType, string title, IEnumerable<WorkflowDefinition> routes)
    {
        var example = routes.SelectMany(route => route.Activities).FirstOrDefault(activity =>
            activity.Type == HumanTaskActivity.TypeName && activity.Setting("taskType").Text == taskType);
        var name = example?.DisplayText ?? title;
        var inputs = new Dictionary<string, JsonNode>
        {
            ["title"] = Wrapped.Literal("String", name),
            ["taskType"] = Wrapped.Literal("String", taskType),
        };
        foreach (var (input, value) in example?.Json ?? new JsonObject())
        {
            // What a script finds, it finds in its own route.
            if (!inputs.ContainsKey(input) && input != "outcomes" && value is JsonObject wrapped && wrapped["expression"] is JsonObject && !example!.Setting(input).IsScript)
                inputs[input] = wrapped;
        }

        if (example is null)
        {
            inputs["role"] = Wrapped.Literal("String", "GraduateOfficer");
            inputs["scope"] = Wrapped.Literal("String", "College");
        }

        IReadOnlyList<string> outcomes = example?.Setting("outcomes").Texts is { Count: > 0 } known ? known : ["Approve", "Reject", "Return"];
        return new(HumanTaskActivity.TypeName, name, inputs, outcomes);
    }

    /// <summary>Something that the system does, without inputs.</summary>
    public static StepTemplate ForSystem(ActivityDescriptor descriptor) =>
        new(descriptor.TypeName, descriptor.DisplayName.Zh, new Dictionary<string, JsonNode>(), []);
}
