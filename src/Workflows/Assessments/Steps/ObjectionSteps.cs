using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Assessments.Steps;

/// <summary>The base reads the conclusion and may object within the period.</summary>
public sealed class ObjectionStep(AssessmentDesk desk, TimeProvider time) : AssessmentStep(desk, time), ICaseDeadline
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "assessment-objection";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("基地确认考核结论", "The base's answer");

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome switch
    {
        "Accept" => new("无异议", "No objection"),
        "Object" => new("提出异议", "Object"),
        _ => base.OutcomeLabel(outcome),
    };

    /// <inheritdoc />
    public override bool NeedsComment(string outcome) => outcome == "Object";

    /// <inheritdoc />
    public async ValueTask<DateTimeOffset?> DueAtAsync(CaseRef about, CancellationToken cancellationToken) =>
        (await Desk.OfCaseAsync(about, cancellationToken)).Assessment.ObjectionsUntil;

    /// <inheritdoc />
    protected override ValueTask<IReadOnlyList<FormField>> FieldsAsync(
        Assessment assessment, TrainingBase one, AssessmentScheme scheme, CancellationToken cancellationToken) => new([Attachments]);

    /// <inheritdoc />
    protected override ValueTask<Refusal?> DecideAsync(AssessmentDecision decision, CancellationToken cancellationToken)
    {
        var isObjection = decision.Outcome == "Object";
        var refusal = isObjection
            ? decision.Assessment.RaiseObjection(new(decision.Context.Comment ?? "", decision.Form.List("attachments"), decision.By))
            : decision.Assessment.Waive(decision.By);
        if (refusal is null)
            Desk.Tell(isObjection ? "AssessmentObjected" : "AssessmentAccepted", decision.Assessment, decision.Base, Regulation.Art6_3, comment: decision.Context.Comment);
        return new(refusal);
    }
}

/// <summary>The director decides the base's objection: the conclusion stands, or the experts score again.</summary>
public sealed class ObjectionDecisionStep(AssessmentDesk desk, TimeProvider time) : AssessmentStep(desk, time)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "assessment-objection-decision";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("处理异议", "Decide the objection");

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome switch
    {
        "Uphold" => new("维持原结论", "The conclusion stands"),
        "Reopen" => new("异议成立，重新评分", "The base is right: score again"),
        _ => base.OutcomeLabel(outcome),
    };

    /// <inheritdoc />
    public override bool NeedsComment(string outcome) => true;

    /// <inheritdoc />
    protected override ValueTask<IReadOnlyList<FormField>> FieldsAsync(
        Assessment assessment, TrainingBase one, AssessmentScheme scheme, CancellationToken cancellationToken) => new(
    [
        .. assessment.Objections is [.., var open]
            ? new[] { new FormField("reason", FieldKind.Info, new("基地的异议", "The base's objection")) { Value = open.Reason } }
            : [],
        Attachments,
    ]);

    /// <inheritdoc />
    protected override ValueTask<Refusal?> DecideAsync(AssessmentDecision decision, CancellationToken cancellationToken)
    {
        var isUpheld = decision.Outcome == "Reopen";
        var assessment = decision.Assessment;
        var refusal = assessment.Decide(new(isUpheld, decision.Context.Comment ?? "", decision.By))
            ?? (isUpheld ? assessment.ScoreAgain() : null);
        if (refusal is null)
            Desk.Tell("AssessmentObjectionDecided", assessment, decision.Base, Regulation.Art6_3, new JsonObject { ["upheld"] = isUpheld }, decision.Context.Comment);
        return new(refusal);
    }
}
