namespace BaseWorkflows.Domain.Assessments;

/// <summary>What one expert gave, alone.</summary>
/// <param name="ExpertId">Who.</param>
/// <param name="Name">Their name as it was then.</param>
/// <param name="Points">Points by indicator.</param>
/// <param name="Vetoes">The vetoes that they see.</param>
/// <param name="Remark">In words; null for none.</param>
/// <param name="At">When (UTC).</param>
public sealed record ScoreSheet(
    string ExpertId, string Name, IReadOnlyDictionary<string, decimal> Points, IReadOnlyList<string> Vetoes, string? Remark, DateTimeOffset At)
{
    /// <summary>What is wrong with it, by indicator; null where each has its points.</summary>
    public Refusal? Check(AssessmentScheme scheme)
    {
        var errors = new FieldErrors();
        foreach (var indicator in scheme.Indicators())
        {
            if (!Points.TryGetValue(indicator.Id, out var points))
                errors.Add(indicator.Id, FieldRules.Required(null)!.Value);
            else if (points < 0 || points > indicator.MaxPoints || points * 2 != decimal.Truncate(points * 2))
                errors.Add(indicator.Id, new($"应为 0 至 {indicator.MaxPoints} 分，可打半分。", $"0 to {indicator.MaxPoints} points, in halves."));
        }

        if (Points.Keys.Except(scheme.Indicators().Select(one => one.Id)).Concat(Vetoes.Except(scheme.Vetoes.Select(one => one.Id))).Any())
            errors.Add("points", new("含有指标体系以外的项目。", "There is something that the scheme doesn't know."));
        return errors.ToRefusal("assessment.sheet_invalid", new("评分不完整或超出范围，请按提示修改。", "The scores are not complete or out of range; see the fields."), Regulation.Art6_3_3);
    }

    /// <summary>The weighted points of a dimension, not rounded.</summary>
    public decimal Of(SchemeDimension dimension) =>
        dimension.Indicators.Sum(one => Points[one.Id]) * dimension.Weight / dimension.Indicators.Sum(one => one.MaxPoints);

    /// <summary>The total, 0 to 100, not rounded.</summary>
    public decimal Total(AssessmentScheme scheme) => scheme.Dimensions.Sum(Of);
}
