namespace BaseWorkflows.Domain.Assessments;

/// <summary>What an expert's total is, and how far from the others.</summary>
/// <param name="ExpertId">Who.</param>
/// <param name="Name">Their name.</param>
/// <param name="Total">0 to 100, rounded to two decimals.</param>
/// <param name="FromMedian">The distance from the median of all experts.</param>
/// <param name="IsOutlier">Whether that is more than the scheme allows.</param>
public sealed record ExpertTotal(string ExpertId, string Name, decimal Total, decimal FromMedian, bool IsOutlier);

/// <summary>What a dimension got.</summary>
/// <param name="Dimension">Which.</param>
/// <param name="Weight">The most that it could get.</param>
/// <param name="Score">The mean of the experts, rounded to two decimals.</param>
/// <param name="Lowest">The lowest of the experts.</param>
/// <param name="Highest">The highest of the experts.</param>
public sealed record DimensionScore(Dimension Dimension, int Weight, decimal Score, decimal Lowest, decimal Highest);

/// <summary>All sheets counted together.</summary>
/// <param name="Score">The mean of the experts' totals, rounded to two decimals (half away from zero).</param>
/// <param name="Grade">What the rule says.</param>
/// <param name="Dimensions">The five dimensions.</param>
/// <param name="Experts">The experts, in the order in which they handed in.</param>
/// <param name="Spread">Highest total less lowest.</param>
/// <param name="FailedCore">The core indicators that were failed: the experts' mean is below the scheme's share.</param>
/// <param name="Vetoes">The vetoes that more than half of the experts see.</param>
public sealed record Tally(
    decimal Score, Grade Grade, IReadOnlyList<DimensionScore> Dimensions, IReadOnlyList<ExpertTotal> Experts, decimal Spread,
    IReadOnlyList<string> FailedCore, IReadOnlyList<string> Vetoes)
{
    /// <summary>Counts them.</summary>
    /// <exception cref="ArgumentException">There is no sheet.</exception>
    public static Tally Of(AssessmentScheme scheme, IReadOnlyList<ScoreSheet> sheets)
    {
        if (sheets.Count == 0)
            throw new ArgumentException("There is nothing to count.", nameof(sheets));

        var totals = sheets.Select(sheet => sheet.Total(scheme)).ToList();
        var (median, score) = (Median(totals), Round(totals.Average()));
        List<string> failedCore =
        [
            .. scheme.Indicators().Where(one => one.IsCore && sheets.Average(sheet => sheet.Points[one.Id]) * 100 < one.MaxPoints * scheme.CorePercent)
                .Select(one => one.Id),
        ];
        List<string> vetoes = [.. scheme.Vetoes.Select(one => one.Id).Where(id => sheets.Count(sheet => sheet.Vetoes.Contains(id)) * 2 > sheets.Count)];
        return new(
            score,
            scheme.Grades.Of(score, failedCore.Count, vetoes.Count),
            [.. scheme.Dimensions.Select(one => Of(one, [.. sheets.Select(sheet => sheet.Of(one))]))],
            [.. sheets.Zip(totals, (sheet, total) => new ExpertTotal(
                sheet.ExpertId, sheet.Name, Round(total), Round(total - median), Math.Abs(total - median) > scheme.OutlierPoints))],
            Round(totals.Max() - totals.Min()),
            failedCore,
            vetoes);
    }

    private static DimensionScore Of(SchemeDimension dimension, List<decimal> scores) =>
        new(dimension.Dimension, dimension.Weight, Round(scores.Average()), Round(scores.Min()), Round(scores.Max()));

    private static decimal Median(List<decimal> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static decimal Round(decimal value) => decimal.Round(value, 2, MidpointRounding.AwayFromZero);
}
