using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>Says what a base has yet to do by articles 5 and 6.</summary>
public sealed class GetBaseGaps(WorkflowsDbContext db, RegisterReader reader, TimeProvider time)
{
    /// <summary>Says it as it stood at the end of a year, 2000 to 2100; as it stands today, with the facts that are due, where none is given.</summary>
    public async Task<Result<BaseGapList>> HandleAsync(string baseId, int? year, Caller caller, CancellationToken cancellationToken)
    {
        if (GetEligibility.CheckYear("year", year) is { } refusal)
            return refusal;
        var found = await reader.OpenAsync(baseId, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var records = await reader.RecordsAsync(db.Set<TrainingBase>().Where(one => one.Id == baseId), cancellationToken);
        return new BaseGapList(baseId, year ?? BaseGaps.YearAskedOn(time.Today()), [.. reader.GapsOf(records[0], year).Select(GapItem.Of)]);
    }
}
