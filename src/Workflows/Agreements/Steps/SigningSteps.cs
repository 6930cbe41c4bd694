using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Agreements.Steps;

/// <summary>A side signs all three copies, or sends the text back (4.1).</summary>
public abstract class SigningStep(AgreementDesk desk, TimeProvider time, AgreementSide side) : AgreementStep(desk, time)
{
    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome switch
    {
        "Sign" => new("签署三份", "Sign all three copies"),
        "Return" => new("退回修改", "Send back"),
        _ => base.OutcomeLabel(outcome),
    };

    /// <inheritdoc />
    protected override Refusal? Apply(Agreement agreement, TrainingBase trainingBase, TaskContext context, string outcome, JsonObject form)
    {
        var isSigned = outcome == "Sign";
        if ((isSigned ? agreement.Sign(side, SignedBy(context)) : agreement.Reopen()) is { } refusal)
            return refusal;

        Desk.Tell(isSigned ? "AgreementSideSigned" : "AgreementReopened", agreement, trainingBase, Regulation.Art4_1, new JsonObject { ["side"] = $"{side}" });
        return null;
    }
}

/// <summary>Our side signs: the college, the graduate office or the department, by level and category (4.1).</summary>
public sealed class CollegeSignature(AgreementDesk desk, TimeProvider time) : SigningStep(desk, time, AgreementSide.College)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "agreement-sign-college";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("学校一方签署协议", "Our side signs");
}

/// <summary>The unit signs (4.1).</summary>
public sealed class UnitSignature(AgreementDesk desk, TimeProvider time) : SigningStep(desk, time, AgreementSide.Unit)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "agreement-sign-unit";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("单位签署协议", "The unit signs");
}
