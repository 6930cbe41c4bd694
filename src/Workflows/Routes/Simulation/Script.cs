using System.Text.Json.Nodes;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Routes.Simulation;

/// <summary>One answer that a script holds ready.</summary>
/// <param name="Step">What the route called the step.</param>
/// <param name="TaskType">Its task type; null where it is named by its activity alone.</param>
/// <param name="ActivityId">Its activity.</param>
/// <param name="Outcome">How it was decided.</param>
/// <param name="By">Who decided; null in a made-up case.</param>
/// <param name="Candidates">Who had been asked.</param>
/// <param name="Result">What the workflow was told.</param>
internal sealed record ScriptedAnswer(
    string Step, string? TaskType, string? ActivityId, string Outcome, string? By, IReadOnlyList<string> Candidates, JsonObject Result);

/// <summary>A case to be replayed: what it started with and the answers that people gave.</summary>
/// <param name="CaseId">The case; null for a made-up one.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Input">What the route started with.</param>
/// <param name="Answers">In the order in which they were given.</param>
/// <param name="Effects">The types of the activities that changed something, as it happened; null for a made-up case.</param>
internal sealed record Script(string? CaseId, string Title, JsonObject Input, IReadOnlyList<ScriptedAnswer> Answers, IReadOnlyList<string>? Effects)
{
    private const string MadeUp = "simulation";

    public static Script Of(WorkflowInstance instance, JsonObject input, List<HumanTask> tasks, List<JournalRow> journal) => new(
        instance.Case.Id, instance.Case.Title, input,
        [.. tasks.Select(task => new ScriptedAnswer(
            task.Step, task.TaskType, task.ActivityId, task.Outcome!, task.CompletedByName, task.Candidates,
            Answer(task.Outcome!, task.CompletedById, task.CompletedByName, task.Comment, task.Form is { } form ? JsonNode.Parse(form) as JsonObject : null)))],
        [.. journal.SelectMany(line => line.Entries).Where(entry => entry.Event == JournalEvent.Completed && IsEffect(entry.ActivityType)).Select(entry => entry.ActivityType)]);

    public static Script Of(MadeUpCase made)
    {
        var input = (JsonObject?)made.Input?.DeepClone() ?? [];
        var title = made.Title ?? "—";
        input[CaseRef.InputName] ??= new CaseRef(CaseKind.Application, MadeUp, title, MadeUp, title).ToJson();
        input["applicantId"] ??= MadeUp;
        return new(
            null, title, input,
            [.. (made.Decisions ?? []).Where(decision => decision.Step is not null && decision.Outcome is not null).Select(decision => new ScriptedAnswer(
                decision.Step!, null, null, decision.Outcome!, null, [], Answer(decision.Outcome!, null, null, null, decision.Form)))],
            null);
    }

    /// <summary>What the workflow is told when a task is completed.</summary>
    public static JsonObject Answer(string outcome, string? by, string? byName, string? comment, JsonObject? form) => new()
    {
        ["outcome"] = outcome,
        ["by"] = by ?? MadeUp,
        ["byName"] = byName ?? MadeUp,
        ["comment"] = comment,
        ["form"] = form?.DeepClone() ?? new JsonObject(),
    };

    /// <summary>Whether an activity of that type changes something beyond its own route.</summary>
    public static bool IsEffect(string activityType) =>
        activityType.StartsWith("BaseWorkflows.", StringComparison.Ordinal) && activityType != HumanTaskActivity.TypeName;
}
