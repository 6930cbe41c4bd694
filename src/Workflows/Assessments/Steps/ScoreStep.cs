using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Assessments.Steps;

/// <summary>An expert scores alone (6.3.3); nobody reads it before all have.</summary>
public sealed class ScoreStep(AssessmentDesk desk, TimeProvider time) : AssessmentStep(desk, time)
{
    /// <summary>Its key in definitions.</summary>
    public const string TypeKey = "assessment-score";

    /// <inheritdoc />
    public override string Key => TypeKey;

    /// <inheritdoc />
    public override Text Title => new("专家评分", "Score");

    /// <inheritdoc />
    public override Text OutcomeLabel(string outcome) => outcome == "Submit" ? new("提交评分", "Hand in the scores") : base.OutcomeLabel(outcome);

    /// <inheritdoc />
    public override async ValueTask<bool> IsSealedAsync(TaskContext context, CancellationToken cancellationToken) =>
        AssessmentReader.IsAnonymousTo(context.Caller) || !(await Desk.OfCaseAsync(context.Task.Case, cancellationToken)).Assessment.AreScoresOpen;

    /// <inheritdoc />
    protected override ValueTask<IReadOnlyList<FormField>> FieldsAsync(
        Assessment assessment, TrainingBase one, AssessmentScheme scheme, CancellationToken cancellationToken) => new(
    [
        .. scheme.Dimensions.SelectMany(dimension => dimension.Indicators.Select(indicator => Field(dimension, indicator))),
        .. scheme.Vetoes.Select(veto => new FormField(FieldOf(veto), FieldKind.Boolean, new($"一票否决：{veto.Title}", $"Veto: {veto.Title}")) { Value = false }),
        new("remark", FieldKind.Multiline, new("评语", "Remark")) { MaxLength = 2_000 },
    ]);

    /// <inheritdoc />
    protected override ValueTask<Refusal?> DecideAsync(AssessmentDecision decision, CancellationToken cancellationToken)
    {
        var (scheme, form) = (decision.Scheme, decision.Form);
        var sheet = new ScoreSheet(
            decision.By.PersonId, decision.By.Name,
            scheme.Indicators().Where(one => FormValues.Amount(form[FieldOf(one)]) is not null)
                .ToDictionary(one => one.Id, one => FormValues.Amount(form[FieldOf(one)])!.Value),
            [.. scheme.Vetoes.Where(one => form[FieldOf(one)]?.GetValue<bool>() == true).Select(one => one.Id)],
            form.Text("remark") is { Length: > 0 } remark ? remark : null, decision.At);
        var refusal = decision.Assessment.Hand(sheet, scheme);
        if (refusal is { Kind: RefusalKind.Invalid })
        {
            var names = scheme.Indicators().ToDictionary(one => one.Id, FieldOf);
            return new(refusal with { Errors = refusal.Errors.ToDictionary(error => names.GetValueOrDefault(error.Key, error.Key), error => error.Value) });
        }

        if (refusal is null)
            Desk.Tell("AssessmentScored", decision.Assessment, decision.Base, Regulation.Art6_3_3);
        return new(refusal);
    }

    /// <summary>The name of an indicator's field in the form; ids may have points, names of fields may not.</summary>
    public static string FieldOf(Indicator indicator) => $"i_{indicator.Id.Replace('.', '_')}";

    /// <summary>The name of a veto's field in the form.</summary>
    public static string FieldOf(VetoItem veto) => $"v_{veto.Id.Replace('.', '_')}";

    private static FormField Field(SchemeDimension dimension, Indicator indicator)
    {
        var (title, core) = (dimension.Dimension.Title(), indicator.IsCore);
        var guide = indicator.Guide is null ? "" : $"{indicator.Guide} ";
        return new(FieldOf(indicator), FieldKind.Number, new($"{indicator.Id} {indicator.Title}{(core ? "（核心）" : "")}", $"{indicator.Id} {indicator.Title}{(core ? " (core)" : "")}"))
        {
            Required = true,
            Min = 0,
            Max = indicator.MaxPoints,
            Hint = new($"{title.Zh}（权重 {dimension.Weight}）：{guide}0 至 {indicator.MaxPoints} 分，可打半分。", $"{title.En} (weight {dimension.Weight}): {guide}0 to {indicator.MaxPoints} points, in halves."),
        };
    }
}
