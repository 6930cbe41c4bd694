using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>What a task type needs to know.</summary>
/// <param name="Task">The task; its case is <c>Task.Case</c>.</param>
/// <param name="Caller">Who looks at it or completes it.</param>
public sealed record TaskContext(HumanTask Task, Caller Caller)
{
    /// <summary>The opinion that is sent with the decision; null for none, and while the task is only looked at.</summary>
    public string? Comment { get; init; }
}

/// <summary>
/// A kind of human task: its form, and what completing it does to the domain. One class each, resolved from the scope of
/// the command, so it asks for its collaborators in its constructor.
/// </summary>
public abstract class TaskType
{
    /// <summary>What definitions write into the activity's input <c>taskType</c>, such as <c>site-evaluation</c>.</summary>
    public abstract string Key { get; }

    /// <summary>What people call it.</summary>
    public abstract Text Title { get; }

    /// <summary>What has to be filled in.</summary>
    public virtual ValueTask<IReadOnlyList<FormField>> FieldsAsync(TaskContext context, CancellationToken cancellationToken) => new([]);

    /// <summary>Whether an opinion must be written with this outcome; with all that are no approval unless a type says otherwise.</summary>
    public virtual bool NeedsComment(string outcome) => outcome is "Reject" or "Return";

    /// <summary>What the button for an outcome says.</summary>
    public virtual Text OutcomeLabel(string outcome) => Outcomes.Label(outcome);

    /// <summary>Whether form and opinion are as yet nobody's business but that of who wrote them, though the task is done.</summary>
    public virtual ValueTask<bool> IsSealedAsync(TaskContext context, CancellationToken cancellationToken) => new(false);

    /// <summary>What the button of a task says: of a return to an earlier step its name, else what the type says.</summary>
    public Text LabelOf(HumanTask task, string outcome) =>
        Outcomes.TargetOf(outcome) is { } step ? Outcomes.ReturnLabel(task.Returns?.GetValueOrDefault(step) ?? step) : OutcomeLabel(outcome);

    /// <summary>
    /// Does to the domain what the decision means, inside the transaction that completes the task and before the workflow
    /// goes on. The form has passed <see cref="FormCheck"/>.
    /// </summary>
    /// <returns>Why it can't be; then nothing happens at all.</returns>
    public virtual ValueTask<Refusal?> ApplyAsync(TaskContext context, string outcome, JsonObject form, CancellationToken cancellationToken) =>
        new((Refusal?)null);
}
