using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Rectifications.Steps;

/// <summary>The director decides on the re-assessments: in force again, or no base in the following year (6.3.4).</summary>
public sealed class RectificationDecisionStep(RectificationDesk desk) : RectificationStep(desk)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "rectification-decision";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("决定整改结果", "Decide on the rectification");

    /// <inheritdoc />
    public override bool NeedsComment(string outcome) => outcome == "Reject";

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome switch
    {
        "Approve" => new("整改合格，恢复在用", "Passed, in force again"),
        "Reject" => new("仍不合格，下年度停用", "Failed, delist for the following year"),
        _ => base.OutcomeLabel(outcome),
    };

    /// <inheritdoc />
    protected override IReadOnlyList<FormField> Fields(Rectification rectification)
    {
        var (passed, failed) = (rectification.Reassessments.Count(one => one.IsPassed), rectification.Reassessments.Count(one => !one.IsPassed));
        return
        [
            new("found", FieldKind.Info, new(
                $"复核合格 {passed} 个部门，不合格 {failed} 个部门；决定与复核意见不一致时须写明理由。",
                $"Passed by {passed}, failed by {failed} of the offices; a decision against what was found needs a reason.")),
        ];
    }

    /// <inheritdoc />
    protected override ValueTask<Refusal?> DoAsync(RectificationDeed deed, CancellationToken cancellationToken)
    {
        var decision = new RectificationDecision(deed.Outcome == "Approve", deed.Comment, Desk.By(deed.Context.Caller));
        if (deed.Rectification.Decide(decision, deed.Base.DepartmentIds) is { } refusal)
            return new(refusal);

        Desk.Tell("RectificationDecided", deed.Rectification, deed.Base, new JsonObject { ["passed"] = decision.IsPassed }, deed.Comment);
        return new((Refusal?)null);
    }
}
