using System.Globalization;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Assessments.Steps;

/// <summary>The graduate office writes the conclusion, with totals, spread and outliers before it; or asks the experts again.</summary>
public sealed class ConclusionStep(AssessmentDesk desk, TimeProvider time) : AssessmentStep(desk, time)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "assessment-conclusion";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("拟定考核结论", "Write the conclusion");

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome switch
    {
        "Submit" => new("提交审核", "Send for review"),
        "Return" => new("请专家重新评分", "Ask the experts again"),
        _ => base.OutcomeLabel(outcome),
    };

    /// <inheritdoc />
    protected override ValueTask<IReadOnlyList<FormField>> FieldsAsync(
        Assessment assessment, TrainingBase one, AssessmentScheme scheme, CancellationToken cancellationToken)
    {
        var tally = assessment.Count(scheme);
        return new(
        [
            .. tally is null ? [] : Facts(tally),
            new("summary", FieldKind.Multiline, new("考核结论", "Conclusion"))
            {
                RequiredFor = ["Submit"],
                MaxLength = 4_000,
                Value = assessment.Conclusion?.Summary,
            },
            new("problems", FieldKind.Table, new("存在问题", "Problems"))
            {
                Max = 30,
                Hint = new("考核不合格的必填，每行一条，作为整改事项（6.3.4）。", "Needed where the base failed: one point each, to be rectified (6.3.4)."),
                Columns = [new("text", FieldKind.Multiline, new("问题", "Problem")) { Required = true, MaxLength = 500 }],
                Value = assessment.Conclusion is { } drafted
                    ? new JsonArray([.. drafted.Problems.Select(problem => (JsonNode)new JsonObject { ["text"] = problem })])
                    : null,
            },
        ]);
    }

    /// <inheritdoc />
    protected override ValueTask<Refusal?> DecideAsync(AssessmentDecision decision, CancellationToken cancellationToken)
    {
        var (assessment, form) = (decision.Assessment, decision.Form);
        var isReturn = decision.Outcome == "Return";
        List<string> problems = [.. (form["problems"] as JsonArray ?? []).OfType<JsonObject>().Select(row => row.Text("text") ?? "")];
        var refusal = isReturn
            ? assessment.ScoreAgain()
            : assessment.Draft(new(form.Text("summary") ?? "", problems, decision.By), decision.Scheme);
        if (refusal is null)
            Desk.Tell(isReturn ? "AssessmentReopened" : "AssessmentDrafted", assessment, decision.Base, Regulation.Art6_3, comment: isReturn ? decision.Context.Comment : null);
        return new(refusal);
    }

    private static IEnumerable<FormField> Facts(Tally tally)
    {
        var outliers = tally.Experts.Where(one => one.IsOutlier).Select(one => $"{one.Name} {Show(one.Total)}").ToList();
        yield return Info("total", new("总分", "Total"), Show(tally.Score));
        yield return Info("grade", new("等级", "Grade"), $"{tally.Grade}") with { Options = [new($"{tally.Grade}", tally.Grade.Title())] };
        yield return Info("spread", new("专家分差", "Spread"), Show(tally.Spread));
        if (outliers.Count > 0)
            yield return Info("outliers", new("偏离较大的评分", "Outliers"), string.Join('、', outliers));
        if (tally.FailedCore.Count > 0)
            yield return Info("failedCore", new("未达标的核心指标", "Core indicators failed"), string.Join('、', tally.FailedCore));
        if (tally.Vetoes.Count > 0)
            yield return Info("vetoes", new("一票否决", "Vetoes"), string.Join('、', tally.Vetoes));
    }

    private static FormField Info(string name, Text label, string value) => new(name, FieldKind.Info, label) { Value = value };

    private static string Show(decimal score) => score.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>The director reviews and signs the conclusion, or sends it back.</summary>
public sealed class AssessmentReviewStep(AssessmentDesk desk, TimeProvider time) : AssessmentStep(desk, time)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "assessment-review";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("审核并签发考核结论", "Review and sign the conclusion");

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome switch
    {
        "Sign" => new("签发", "Sign"),
        "Return" => new("退回修改", "Send back"),
        _ => base.OutcomeLabel(outcome),
    };

    /// <inheritdoc />
    protected override ValueTask<IReadOnlyList<FormField>> FieldsAsync(
        Assessment assessment, TrainingBase one, AssessmentScheme scheme, CancellationToken cancellationToken) => new([Attachments]);

    /// <inheritdoc />
    protected override ValueTask<Refusal?> DecideAsync(AssessmentDecision decision, CancellationToken cancellationToken)
    {
        if (decision.Outcome != "Sign")
            return new((Refusal?)null);
        var refusal = decision.Assessment.Sign(decision.By, decision.Scheme);
        if (refusal is null)
            Desk.Tell("AssessmentSigned", decision.Assessment, decision.Base, Regulation.Art6_3);
        return new(refusal);
    }
}
