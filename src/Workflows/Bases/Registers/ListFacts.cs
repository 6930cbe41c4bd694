using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>Shows what a base has reported year by year (6.2, 6.4).</summary>
public sealed class ListFacts(WorkflowsDbContext db, RegisterReader reader)
{
    /// <summary>Shows it, the latest year first.</summary>
    public async Task<Result<FactsList>> HandleAsync(string baseId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.OpenAsync(baseId, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var concluded = await reader.ConcludedYearsAsync(baseId, cancellationToken);
        var years = await db.Set<YearFacts>().Where(one => one.BaseId == baseId).OrderByDescending(one => one.Year).ToListAsync(cancellationToken);
        return new FactsList(years.ConvertAll(one => FactsItem.Of(one, db.VersionOf(one), concluded.Contains(one.Year))));
    }
}
