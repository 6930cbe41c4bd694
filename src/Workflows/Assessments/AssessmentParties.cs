using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Assessments;

/// <summary>Whose business an assessment is: that of the base's departments, and of its unit once the conclusion is announced.</summary>
internal sealed class AssessmentParties(WorkflowsDbContext db) : CasePartiesSource
{
    public override CaseKind Kind => CaseKind.Assessment;

    public override Task<CaseParties?> FindAsync(string caseId, CancellationToken cancellationToken) =>
        db.Set<Assessment>().AsNoTracking()
            .Where(assessment => assessment.Id == caseId)
            .Join(db.Set<TrainingBase>(), assessment => assessment.BaseId, one => one.Id, (assessment, one) => new CaseParties(
                null, assessment.Status == AssessmentStatus.Announced || assessment.Status == AssessmentStatus.Concluded ? one.UnitId : null, one.DepartmentIds))
            .SingleOrDefaultAsync(cancellationToken);
}
