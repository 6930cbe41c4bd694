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
    /// <summary>Opens what is due, as far as December is now.</summary>
    /// <returns>How many assessments were opened.</returns>
    public Task<int> HandleAsync(CancellationToken cancellationToken) => HandleAsync(time.GetUtcNow(), cancellationToken);

    /// <summary>Opens what is due; also the campaign of the last December, where nobody has looked since before its first day.</summary>
    /// <param name="servedUntil">When it was looked for last (UTC).</param>
    /// <param name="cancellationToken">Ends the opening; the next call goes on.</param>
    /// <returns>How many assessments were opened.</returns>
    public async Task<int> HandleAsync(DateTimeOffset servedUntil, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var year = today.Month == 12 ? today.Year : today.Year - 1;
        if (today.Month == 12 || CollegeTime.DayOf(servedUntil) < new DateOnly(year, 12, 1))
            await open.HandleAsync(new(year), Caller.System, cancellationToken);

        var due = await db.Set<Campaign>().AsNoTracking()
            .Where(one => one.FinishedAt == null || (today.Month == 12 && one.Year == today.Year))
            .OrderBy(one => one.Year).Select(one => one.Id).ToListAsync(cancellationToken);
        var opened = 0;
        foreach (var id in due)
            opened += await goOn.HandleAsync(id, Caller.System, cancellationToken) is { IsOk: true } done ? done.Value : 0;
        return opened;
    }
}
