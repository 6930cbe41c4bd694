using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Assessments.Steps;

/// <summary>What a step of the assessment works on.</summary>
/// <param name="Assessment">The case.</param>
/// <param name="Base">The base that is assessed.</param>
/// <param name="Scheme">The year's scheme.</param>
/// <param name="Context">The task and who completes it.</param>
/// <param name="Outcome">How it is decided.</param>
/// <param name="Form">The form, checked against its fields.</param>
/// <param name="At">Now (UTC).</param>
public sealed record AssessmentDecision(
    Assessment Assessment, TrainingBase Base, AssessmentScheme Scheme, TaskContext Context, string Outcome, JsonObject Form, DateTimeOffset At)
{
    /// <summary>Whoever completes the task, now.</summary>
    public SignedBy By => new(Context.Caller.PersonId, Context.Caller.Name, At);
}

/// <summary>A task type of the assessment's route: completing it tells the assessment.</summary>
public abstract class AssessmentStep(AssessmentDesk desk, TimeProvider time) : TaskType
{
    /// <summary>Attachments that a step can carry.</summary>
    protected static FormField Attachments { get; } = new("attachments", FieldKind.Attachments, new("附件", "Attachments"))
    {
        Hint = new("PDF、图片、Word 或 Excel，每个不超过 20 MB。", "PDF, pictures, Word or Excel, 20 MB each at most."),
        Max = 20,
    };

    /// <summary>Where assessments are read and their events are told.</summary>
    protected AssessmentDesk Desk { get; } = desk;

    /// <summary>The date in Asia/Shanghai.</summary>
    protected DateOnly Today => time.Today();

    /// <inheritdoc />
    public sealed override async ValueTask<IReadOnlyList<FormField>> FieldsAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var (assessment, one) = await Desk.OfCaseAsync(context.Task.Case, cancellationToken);
        return await FieldsAsync(assessment, one, await Desk.SchemeOfAsync(assessment, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public sealed override async ValueTask<Refusal?> ApplyAsync(
        TaskContext context, string outcome, JsonObject form, CancellationToken cancellationToken)
    {
        var (assessment, one) = await Desk.OfCaseAsync(context.Task.Case, cancellationToken);
        var decision = new AssessmentDecision(
            assessment, one, await Desk.SchemeOfAsync(assessment, cancellationToken), context, outcome, form, time.GetUtcNow());
        var refusal = await DecideAsync(decision, cancellationToken);
        return refusal is { Kind: RefusalKind.Invalid }
            ? refusal with { Errors = refusal.Errors.ToDictionary(error => $"form.{error.Key}", error => error.Value) }
            : refusal;
    }

    /// <summary>What has to be filled in.</summary>
    protected abstract ValueTask<IReadOnlyList<FormField>> FieldsAsync(
        Assessment assessment, TrainingBase one, AssessmentScheme scheme, CancellationToken cancellationToken);

    /// <summary>Tells the assessment; the workflow goes on only when nothing is refused.</summary>
    protected abstract ValueTask<Refusal?> DecideAsync(AssessmentDecision decision, CancellationToken cancellationToken);

    /// <summary>The experts to choose from; who would judge their own is marked, with what is preset.</summary>
    protected async Task<FormField> ExpertsAsync(TrainingBase one, FormField field, IEnumerable<string> preset, CancellationToken cancellationToken)
    {
        var subject = AssessmentDesk.SubjectOf(one);
        var experts = await Desk.Experts().OrderBy(account => account.UserName)
            .Select(account => new ExpertAffiliation(account.Id, account.Name, account.DepartmentId, account.UnitId))
            .ToListAsync(cancellationToken);
        return field with
        {
            Max = AssessmentScheme.MaxExperts,
            Options = [.. experts.Select(expert => new FieldOption(expert.PersonId, ConflictOfInterest.Check(expert, subject) is null
                ? new(expert.Name, expert.Name)
                : new($"{expert.Name}（须回避）", $"{expert.Name} (conflict of interest)")))],
            Value = new JsonArray([.. preset.Distinct().Select(id => (JsonNode)id)]),
        };
    }
}
