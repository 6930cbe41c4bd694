using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Documents.Papers;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Assessments;

/// <summary>Makes the signed report of an assessment as a Word document.</summary>
public sealed class GetAssessmentReport(WorkflowsDbContext db, AssessmentReader reader, AssessmentSchemes schemes)
{
    /// <summary>Makes it; refused until the conclusion is signed and announced (422).</summary>
    public async Task<Result<Paper>> HandleAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.FindAsync(id, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var (assessment, one) = (found.Value.Assessment, found.Value.Base);
        if (!assessment.IsAnnounced)
        {
            return new Refusal(RefusalKind.RuleBroken, "assessment.not_announced",
                new("考核结论尚未签发，没有考核报告。", "The conclusion is not signed yet; there is no report."), Regulation.Art6_3);
        }

        var known = await db.Set<Department>().AsNoTracking().ToDictionaryAsync(department => department.Id, department => department.Name, cancellationToken);
        return new Paper(
            $"年度考核报告-{assessment.Year}-{one.Number}.docx",
            AssessmentPaper.Write(
                assessment, one, await schemes.OfAsync(assessment.Year, cancellationToken),
                [.. one.DepartmentIds.Select(department => known.GetValueOrDefault(department, department))]));
    }
}
