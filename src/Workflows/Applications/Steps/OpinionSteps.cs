using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Applications.Steps;

/// <summary>Somebody gives an opinion and signs it (逐级签署意见).</summary>
public abstract class OpinionStep(ApplicationDesk desk) : ApplicationStep(desk)
{
    /// <inheritdoc />
    public override ValueTask<IReadOnlyList<FormField>> FieldsAsync(TaskContext context, CancellationToken cancellationToken) => new([Attachments]);

    /// <inheritdoc />
    protected override ValueTask<Refusal?> DecideAsync(StepDecision decision, CancellationToken cancellationToken) =>
        new(decision.Application.MayDecide(decision.Context.Caller.PersonId));
}

/// <summary>The head of a department signs its opinion (3.3). The head may have evaluated: the department stands behind both.</summary>
public sealed class DepartmentOpinion(ApplicationDesk desk) : OpinionStep(desk)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "department-opinion";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("院（系、部）意见", "Opinion of the department");

    /// <inheritdoc />
    protected override ValueTask<Refusal?> DecideAsync(StepDecision decision, CancellationToken cancellationToken) => new((Refusal?)null);
}

/// <summary>The director signs the opinion of the graduate office (3.2–3.4).</summary>
public sealed class OfficeOpinion(ApplicationDesk desk) : OpinionStep(desk)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "office-opinion";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("研究生处意见", "Opinion of the graduate office");
}

/// <summary>The vice president in charge approves (3.2, 3.3).</summary>
public sealed class FinalApproval(ApplicationDesk desk) : OpinionStep(desk)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "final-approval";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("分管校领导审批", "Approval of the vice president");

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome == "Approve" ? new("批准", "Approve") : base.OutcomeLabel(outcome);
}
