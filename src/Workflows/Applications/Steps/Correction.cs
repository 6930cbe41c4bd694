using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Certificates;

namespace BaseWorkflows.Workflows.Applications.Steps;

/// <summary>The applicant corrects what was returned; completing it submits the application again.</summary>
public sealed class Correction(ApplicationDesk desk, ResidencyCertificates certificates, TimeProvider time) : ApplicationStep(desk)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "correction";

    private readonly ApplicationDesk applications = desk;

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("申请人修改", "Correction by the applicant");

    /// <inheritdoc />
    protected override bool RefusesTaskForm => false;

    /// <inheritdoc />
    protected override async ValueTask<Refusal?> DecideAsync(StepDecision decision, CancellationToken cancellationToken)
    {
        if (decision.Application.Submit(await certificates.NumbersAsync(cancellationToken), time.GetUtcNow()) is { } refusal)
            return refusal;

        applications.Tell("ApplicationSubmitted", decision.Application, decision.Base, Regulation.Art3_1);
        return null;
    }
}
