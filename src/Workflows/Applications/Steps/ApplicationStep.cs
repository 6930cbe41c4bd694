using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Applications.Steps;

/// <summary>What a step of an approval route works on.</summary>
/// <param name="Application">The case.</param>
/// <param name="Base">The base that it is about.</param>
/// <param name="Context">The task and who completes it.</param>
/// <param name="Outcome">How it is decided.</param>
/// <param name="Form">The form, checked against its fields.</param>
public sealed record StepDecision(BaseApplication Application, TrainingBase Base, TaskContext Context, string Outcome, JsonObject Form)
{
    /// <summary>Whether it says yes.</summary>
    public bool IsApproval => Outcome == "Approve";

    /// <summary>Whether it asks the applicant for a correction.</summary>
    public bool IsReturn => Outcome == "Return";
}

/// <summary>A task type of the approval routes: completing it tells the application what was found or decided.</summary>
public abstract class ApplicationStep(ApplicationDesk desk) : TaskType
{
    /// <summary>Attachments that every step can carry.</summary>
    protected static FormField Attachments { get; } = new("attachments", FieldKind.Attachments, new("附件", "Attachments"))
    {
        Hint = new("PDF、图片、Word 或 Excel，每个不超过 20 MB。", "PDF, pictures, Word or Excel, 20 MB each at most."),
        Max = 20,
    };

    /// <inheritdoc />
    public sealed override async ValueTask<Refusal?> ApplyAsync(
        TaskContext context, string outcome, JsonObject form, CancellationToken cancellationToken)
    {
        var (application, trainingBase) = await desk.OfCaseAsync(context.Task.Case, cancellationToken);
        var refusal = await DecideAsync(new(application, trainingBase, context, outcome, form), cancellationToken);
        return refusal is { Kind: RefusalKind.Invalid } && RefusesTaskForm ? InForm(refusal) : refusal;
    }

    /// <summary>Whether messages by field are about the task's form; false where they are about the application's.</summary>
    protected virtual bool RefusesTaskForm => true;

    /// <summary>Tells the application; the workflow goes on only when nothing is refused.</summary>
    protected abstract ValueTask<Refusal?> DecideAsync(StepDecision decision, CancellationToken cancellationToken);

    private static Refusal InForm(Refusal refusal) => refusal with
    {
        Errors = refusal.Errors.ToDictionary(error => $"form.{error.Key}", error => error.Value),
    };
}
