using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Assessments;

/// <summary>Asks for assessments. Filters that are null leave nothing out.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Year">Only those of this year.</param>
/// <param name="Status">Only those that have come this far.</param>
/// <param name="Grade">Only those that ended with this grade.</param>
/// <param name="BaseId">Only those of this base.</param>
/// <param name="DepartmentId">Only those of bases that concern this department.</param>
/// <param name="Text">Only those of bases whose name, unit or number contains this.</param>
public sealed record ListAssessmentsRequest(
    PageRequest Page, int? Year = null, AssessmentStatus? Status = null, Grade? Grade = null, string? BaseId = null, string? DepartmentId = null,
    string? Text = null);

/// <summary>Lists the assessments that the caller may see: the newest year first, then by the bases' numbers.</summary>
public sealed class ListAssessments(AssessmentReader reader)
{
    /// <summary>Lists one page.</summary>
    public async Task<Result<Page<AssessmentItem>>> HandleAsync(ListAssessmentsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var query = reader.Visible(caller);
        if (request.Year is { } year)
            query = query.Where(pair => pair.Assessment.Year == year);
        if (request.Status is { } status)
            query = query.Where(pair => pair.Assessment.Status == status);
        if (request.Grade is { } grade)
        {
            query = query.Where(pair => pair.Assessment.Grade == grade
                && (pair.Assessment.Status == AssessmentStatus.Announced || pair.Assessment.Status == AssessmentStatus.Concluded));
        }

        if (request.BaseId is { } baseId)
            query = query.Where(pair => pair.Assessment.BaseId == baseId);
        if (request.DepartmentId is { } department)
            query = query.Where(pair => pair.Base.DepartmentIds.Contains(department));
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var (text, number) = (request.Text.Trim(), request.Text.Trim().ToUpperInvariant());
            query = query.Where(pair => pair.Base.Name.Contains(text) || pair.Base.UnitName.Contains(text) || pair.Base.Number!.Contains(number));
        }

        var page = await query.OrderByDescending(pair => pair.Assessment.Year).ThenBy(pair => pair.Base.Number).ThenBy(pair => pair.Assessment.Id)
            .ToPageAsync(request.Page, cancellationToken);
        return page.Map(pair => AssessmentItem.Of(pair.Assessment, pair.Base));
    }
}
