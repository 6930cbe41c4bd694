using System.Text.Json.Nodes;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Routes.Simulation;

/// <summary>A task that would be given.</summary>
internal sealed record AskedTask(
    string Bookmark, string ActivityId, string Title, string TaskType, IReadOnlyList<string> Candidates, IReadOnlyList<string> Outcomes);

/// <summary>What a simulated run would have done.</summary>
internal sealed class Notes
{
    /// <summary>By bookmark.</summary>
    public Dictionary<string, AskedTask> Asked { get; } = [];

    /// <summary>The activities that would have changed something, in order.</summary>
    public List<(string Type, string DisplayText)> Effects { get; } = [];
}

/// <summary>Stands for the human task: finds out who would be asked, and gives nobody a task.</summary>
internal sealed class NotedTask(Notes notes) : IActivity
{
    private static readonly HumanTaskActivity Real = new();

    public ActivityDescriptor Descriptor => Real.Descriptor;

    public ValueTask ExecuteAsync(IActivityContext context) => HumanTaskActivity.BeginAsync(context, NoteAsync);

    public ValueTask ResumeAsync(IActivityContext context, Bookmark bookmark, JsonNode? result) =>
        HumanTaskActivity.GoOnAsync(context, result, NoteAsync);

    private ValueTask NoteAsync(
        IActivityContext context, Bookmark bookmark, TaskSettings settings, IReadOnlyList<string> candidates, TaskPart? part)
    {
        notes.Asked[bookmark.Id] = new AskedTask(
            bookmark.Id, context.ActivityId, context.DisplayText, settings.TaskType, candidates, settings.Outcomes);
        return default;
    }
}

/// <summary>Stands for an activity that would change something: writes down that it was its turn.</summary>
internal sealed class NotedActivity(IActivity real, Notes notes) : IActivity
{
    public ActivityDescriptor Descriptor => real.Descriptor;

    public ValueTask ExecuteAsync(IActivityContext context)
    {
        notes.Effects.Add((Descriptor.TypeName, context.DisplayText));

        // What routes read from results of ours: the case and whose it is, as the route was told at its start.
        foreach (var output in Descriptor.Outputs)
        {
            var result = new JsonObject { ["number"] = "—" };
            foreach (var name in new[] { "case", "unitId", "departmentId", "departmentIds" })
                result[name] = context.WorkflowInput(name)?.DeepClone();
            context.SetOutput(output.Name, result);
        }

        context.Complete();
        return default;
    }

    public ValueTask ResumeAsync(IActivityContext context, Bookmark bookmark, JsonNode? result) =>
        throw new InvalidOperationException($"{Descriptor.TypeName} never waits.");
}
