using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Assessments.Campaigns;

/// <summary>
/// Opens the year's campaign in December (6.3.1) and finishes campaigns that were left half open. Meant to be called on 1 December, at
/// start-up and every day: what is there already costs a query, what was missed is caught up, and on several nodes it happens once. A base
/// that comes back into force during December (a passed rectification, a renewal) is taken in by the next call.
/// </summary>
public sealed class OpenDueCampaigns(WorkflowsDbContext db, OpenCampaign open, ContinueCampaign goOn, TimeProvider time)
{
    /// <summary>Opens what is due.</summary>
    /// <returns>How many assessments were opened.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var today = time.Today();
        if (today.Month == 12)
            await open.HandleAsync(new(today.Year), Caller.System, cancellationToken);

        var due = await db.Set<Campaign>().AsNoTracking()
            .Where(one => one.FinishedAt == null || (today.Month == 12 && one.Year == today.Year))
            .OrderBy(one => one.Year).Select(one => one.Id).ToListAsync(cancellationToken);
        var opened = 0;
        foreach (var id in due)
            opened += await goOn.HandleAsync(id, Caller.System, cancellationToken) is { IsOk: true } done ? done.Value : 0;
        return opened;
    }
}
