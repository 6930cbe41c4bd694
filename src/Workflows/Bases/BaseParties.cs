using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>Whose business a base is: its unit's and its departments'.</summary>
internal sealed class BaseParties(WorkflowsDbContext db) : CasePartiesSource
{
    public override CaseKind Kind => CaseKind.Base;

    public override Task<CaseParties?> FindAsync(string caseId, CancellationToken cancellationToken) =>
        db.Set<TrainingBase>().AsNoTracking()
            .Where(one => one.Id == caseId)
            .Select(one => new CaseParties(null, one.UnitId, one.DepartmentIds))
            .SingleOrDefaultAsync(cancellationToken);
}
