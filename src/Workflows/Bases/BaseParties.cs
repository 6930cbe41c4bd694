using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>Whose business a base is: that of the person who applied for it, of its unit, and of its departments.</summary>
internal sealed class BaseParties(WorkflowsDbContext db) : CasePartiesSource
{
    public override CaseKind Kind => CaseKind.Base;

    public override Task<CaseParties?> FindAsync(string caseId, CancellationToken cancellationToken) =>
        db.Set<TrainingBase>().AsNoTracking()
            .Where(one => one.Id == caseId)
            .Select(one => new CaseParties(
                db.Set<BaseApplication>().Where(application => application.BaseId == one.Id).Select(application => application.ApplicantId).FirstOrDefault(),
                one.UnitId, one.DepartmentIds))
            .SingleOrDefaultAsync(cancellationToken);
}
