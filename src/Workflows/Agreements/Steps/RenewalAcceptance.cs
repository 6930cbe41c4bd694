using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Workflows.Agreements.Steps;

/// <summary>The graduate office takes up a renewal (4.2), or says why the cooperation is not renewed.</summary>
public sealed class RenewalAcceptance(AgreementDesk desk, TimeProvider time) : AgreementStep(desk, time)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "renewal-acceptance";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("受理续签", "Take up the renewal");

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome switch
    {
        "Approve" => new("同意续签", "Renew"),
        "Reject" => new("不予续签", "Do not renew"),
        _ => base.OutcomeLabel(outcome),
    };

    /// <summary>What follows from it is the route's affair.</summary>
    protected override Refusal? Apply(Agreement agreement, TrainingBase trainingBase, Tasks.TaskContext context, string outcome, JsonObject form) => null;
}
