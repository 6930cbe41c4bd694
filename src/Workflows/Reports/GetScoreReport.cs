using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Workflows.Assessments;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Reports;

/// <summary>Asks for the scores of the assessments.</summary>
/// <param name="Filter">Which bases.</param>
/// <param name="BaseId">Only this base; null for all.</param>
/// <param name="Year">Only this year; null for the last five that have any.</param>
public sealed record ScoreReportRequest(ReportFilter Filter, string? BaseId = null, int? Year = null);

/// <summary>What a dimension (6.3.3) got in a year.</summary>
/// <param name="Dimension">Which.</param>
/// <param name="Percent">The mean of all assessments, as a share of the dimension's weight, 0 to 100, one decimal.</param>
public sealed record DimensionMean(Dimension Dimension, decimal Percent);

/// <summary>How many assessments got a grade.</summary>
public sealed record GradeCount(Grade Grade, int Assessments);

/// <summary>The scores of a year.</summary>
/// <param name="Year">The year that is assessed.</param>
/// <param name="Assessments">How many have a score.</param>
/// <param name="Mean">The mean of their totals, 0 to 100, one decimal.</param>
/// <param name="Lowest">The lowest total.</param>
/// <param name="Highest">The highest total.</param>
/// <param name="Dimensions">By dimension, in the regulation's order.</param>
/// <param name="Grades">By grade, best first.</param>
public sealed record YearScores(
    int Year, int Assessments, decimal Mean, decimal Lowest, decimal Highest, IReadOnlyList<DimensionMean> Dimensions, IReadOnlyList<GradeCount> Grades);

/// <summary>The scores by year, oldest first.</summary>
public sealed record ScoreReport(IReadOnlyList<YearScores> Years);

/// <summary>Counts the scores of announced assessments by dimension and year.</summary>
public sealed class GetScoreReport(WorkflowsDbContext db, ReportScope scope, AssessmentSchemes schemes)
{
    private const int Years = 5;

    /// <summary>Counts them. What isn't announced yet is nobody's to know by way of a mean.</summary>
    public async Task<Result<ScoreReport>> HandleAsync(ScoreReportRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (ReportScope.Check(request.Filter, caller) is { } refusal)
            return refusal;

        var bases = scope.Bases(request.Filter, caller).Select(one => one.Id);
        var announced = db.Set<Assessment>().AsNoTracking().Where(one =>
            (one.Status == AssessmentStatus.Announced || one.Status == AssessmentStatus.Concluded) && one.Score != null && bases.Contains(one.BaseId));
        if (request.BaseId is { } baseId)
            announced = announced.Where(one => one.BaseId == baseId);
        if (request.Year is { } only)
            announced = announced.Where(one => one.Year == only);

        var years = await announced.Select(one => one.Year).Distinct().OrderByDescending(year => year).Take(Years).ToListAsync(cancellationToken);
        List<YearScores> report = [];
        foreach (var year in years.Order())
        {
            var scheme = await schemes.OfAsync(year, cancellationToken);
            var scored = await announced.Where(one => one.Year == year).Select(one => new Scored(one.Score!.Value, one.Grade!.Value, one.Sheets)).ToListAsync(cancellationToken);
            report.Add(Of(year, scheme, scored));
        }

        return new ScoreReport(report);
    }

    private static YearScores Of(int year, AssessmentScheme scheme, List<Scored> scored)
    {
        var shares = scheme.Dimensions.Select(dimension => new DimensionMean(
            dimension.Dimension, Round(scored.Average(one => one.Sheets.Average(sheet => sheet.Of(dimension))) * 100 / dimension.Weight)));
        return new(
            year, scored.Count, Round(scored.Average(one => one.Score)), scored.Min(one => one.Score), scored.Max(one => one.Score), [.. shares],
            [.. Enum.GetValues<Grade>().Select(grade => new GradeCount(grade, scored.Count(one => one.Grade == grade)))]);
    }

    private static decimal Round(decimal value) => decimal.Round(value, 1, MidpointRounding.AwayFromZero);

    private sealed record Scored(decimal Score, Grade Grade, IReadOnlyList<ScoreSheet> Sheets);
}
