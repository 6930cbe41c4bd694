using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>Shows every working group that a base has had (5.1).</summary>
public sealed class GetWorkingGroupHistory(WorkflowsDbContext db, RegisterReader reader)
{
    /// <summary>Shows them, the newest first.</summary>
    public async Task<Result<WorkingGroupHistory>> HandleAsync(string baseId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.OpenAsync(baseId, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var phones = BaseRules.SeesPhones(found.Value, caller);
        // Ids are made in the order of time.
        var versions = await db.Set<WorkingGroupVersion>().AsNoTracking().Where(one => one.BaseId == baseId)
            .OrderByDescending(one => one.Id).ToListAsync(cancellationToken);
        return new WorkingGroupHistory(versions.ConvertAll(
            one => new WorkingGroupItem(phones ? one.Group : BaseReader.WithoutPhones(one.Group)!, one.Entered.Name, one.Entered.At)));
    }
}
