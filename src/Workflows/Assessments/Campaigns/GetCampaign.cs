using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Assessments.Campaigns;

/// <summary>All campaigns, newest first.</summary>
public sealed record CampaignList(IReadOnlyList<CampaignItem> Items);

/// <summary>Shows campaigns with their progress to people of the college.</summary>
public sealed class GetCampaign(WorkflowsDbContext db, CampaignBooks books)
{
    private static readonly Refusal Missing = new(RefusalKind.NotFound, "campaign.not_found", new(
        "没有这次年度考核，或者您无权查看。", "There is no such campaign, or it is not yours to see."));

    /// <summary>One of them.</summary>
    public async Task<Result<CampaignItem>> HandleAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        CampaignBooks.MaySee(caller) && await db.Set<Campaign>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is { } found
            ? await books.ShowAsync(found, caller, cancellationToken)
            : Missing;

    /// <summary>All of them; a college has one a year, so there are no pages.</summary>
    public async Task<Result<CampaignList>> AllAsync(Caller caller, CancellationToken cancellationToken)
    {
        var items = new List<CampaignItem>();
        if (CampaignBooks.MaySee(caller))
        {
            foreach (var campaign in await db.Set<Campaign>().AsNoTracking().OrderByDescending(one => one.Year).ToListAsync(cancellationToken))
                items.Add(await books.ShowAsync(campaign, caller, cancellationToken));
        }

        return new CampaignList(items);
    }
}
