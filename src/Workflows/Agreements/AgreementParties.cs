using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Agreements;

/// <summary>Whose business an agreement is: that of the unit and the departments of its base.</summary>
internal sealed class AgreementParties(WorkflowsDbContext db) : CasePartiesSource
{
    public override CaseKind Kind => CaseKind.Agreement;

    public override Task<CaseParties?> FindAsync(string caseId, CancellationToken cancellationToken) =>
        db.Set<Agreement>().AsNoTracking()
            .Where(agreement => agreement.Id == caseId)
            .Join(db.Set<TrainingBase>(), agreement => agreement.BaseId, one => one.Id,
                (_, one) => new CaseParties(null, one.UnitId, one.DepartmentIds))
            .SingleOrDefaultAsync(cancellationToken);
}
