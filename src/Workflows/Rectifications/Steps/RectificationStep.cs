using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Rectifications.Steps;

/// <summary>What a step of the rectification route works on.</summary>
/// <param name="Rectification">The case.</param>
/// <param name="Base">Its base.</param>
/// <param name="Context">The task and who completes it.</param>
/// <param name="Outcome">How it is decided.</param>
/// <param name="Form">The form, checked against its fields.</param>
/// <param name="Comment">The opinion; null for none.</param>
public sealed record RectificationDeed(
    Rectification Rectification, TrainingBase Base, TaskContext Context, string Outcome, JsonObject Form, string? Comment);

/// <summary>A task type of the rectification route (6.3.4): completing it tells the rectification.</summary>
public abstract class RectificationStep(RectificationDesk desk) : TaskType
{
    /// <summary>Where rectifications are read and their events are told.</summary>
    protected RectificationDesk Desk { get; } = desk;

    /// <inheritdoc />
    public sealed override async ValueTask<IReadOnlyList<FormField>> FieldsAsync(TaskContext context, CancellationToken cancellationToken) =>
        Fields((await Desk.OfCaseAsync(context.Task.Case, cancellationToken)).Rectification);

    /// <inheritdoc />
    public sealed override async ValueTask<Refusal?> ApplyAsync(
        TaskContext context, string outcome, JsonObject form, CancellationToken cancellationToken)
    {
        var (rectification, trainingBase) = await Desk.OfCaseAsync(context.Task.Case, cancellationToken);
        var refusal = await DoAsync(new(rectification, trainingBase, context, outcome, form, context.Comment), cancellationToken);
        return refusal is { Kind: RefusalKind.Invalid } ? InForm(refusal) : refusal;
    }

    /// <summary>What has to be filled in.</summary>
    protected abstract IReadOnlyList<FormField> Fields(Rectification rectification);

    /// <summary>Tells the rectification; the workflow goes on only when nothing is refused.</summary>
    protected abstract ValueTask<Refusal?> DoAsync(RectificationDeed deed, CancellationToken cancellationToken);

    private static Refusal InForm(Refusal refusal) => refusal with
    {
        Errors = refusal.Errors.ToDictionary(error => error.Key == "comment" ? error.Key : $"form.{error.Key}", error => error.Value),
    };
}
