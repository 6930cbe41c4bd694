using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Applications;

/// <summary>Whose business an application is: the applicant's, the unit's, and that of the departments concerned.</summary>
internal sealed class ApplicationParties(WorkflowsDbContext db) : CasePartiesSource
{
    public override CaseKind Kind => CaseKind.Application;

    public override async Task<CaseParties?> FindAsync(string caseId, CancellationToken cancellationToken) =>
        await (
            from application in db.Set<BaseApplication>().AsNoTracking()
            join trainingBase in db.Set<TrainingBase>() on application.BaseId equals trainingBase.Id
            where application.Id == caseId
            select new CaseParties(application.ApplicantId, trainingBase.UnitId, trainingBase.DepartmentIds))
            .SingleOrDefaultAsync(cancellationToken);
}
