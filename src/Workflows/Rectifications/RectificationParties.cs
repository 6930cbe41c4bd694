using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Rectifications;

/// <summary>Whose business a rectification is: that of the unit and the departments of its base.</summary>
internal sealed class RectificationParties(WorkflowsDbContext db) : CasePartiesSource
{
    public override CaseKind Kind => CaseKind.Rectification;

    public override Task<CaseParties?> FindAsync(string caseId, CancellationToken cancellationToken) =>
        db.Set<Rectification>().AsNoTracking()
            .Where(one => one.Id == caseId)
            .Join(db.Set<TrainingBase>(), one => one.BaseId, of => of.Id, (_, of) => new CaseParties(null, of.UnitId, of.DepartmentIds))
            .SingleOrDefaultAsync(cancellationToken);
}
