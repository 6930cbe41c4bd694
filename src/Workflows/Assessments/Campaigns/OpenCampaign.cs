using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Assessments.Campaigns;

/// <summary>Opens the campaign of a year.</summary>
/// <param name="Year">From 2000 to this year.</param>
public sealed record OpenCampaignRequest(int Year);

/// <summary>A campaign that was opened.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="IsNew">Whether it was opened by this very command; false where it was open already.</param>
public sealed record OpenedCampaign(CampaignItem Campaign, bool IsNew);

/// <summary>
/// Opens the campaign of a year (6.3.1), once: the same year again is the same campaign. The assessments of the bases follow one by one
/// (<see cref="ContinueCampaign"/>).
/// </summary>
public sealed class OpenCampaign(
    WorkflowsDbContext db, UnitOfWork unitOfWork, CampaignBooks books, AssessmentSchemes schemes, EventLog events, TimeProvider time)
{
    /// <summary>Opens it, for the graduate office; the year's scheme stands from then on.</summary>
    public Task<Result<OpenedCampaign>> HandleAsync(OpenCampaignRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "assessments.open_campaign", request, unitOfWork.IdempotencyKey), async token =>
        {
            if ((CampaignBooks.Forbid(caller) ?? books.CheckYear(request.Year)) is { } refusal)
                return refusal;

            var campaign = await db.Set<Campaign>().SingleOrDefaultAsync(one => one.Year == request.Year, token);
            var isNew = campaign is null;
            if (campaign is null)
            {
                campaign = Campaign.Open(Guid.CreateVersion7().ToString("N"), request.Year, caller.Name, time.GetUtcNow());
                campaign.Plan((await books.BasesAsync(request.Year, token)).Count(one => one.LeftOut is null));
                db.Add(campaign);
                await schemes.FixAsync(request.Year, caller, token);
                events.Append(new EventRecord("CampaignOpened", $"campaign/{campaign.Id}", new JsonObject { ["year"] = request.Year, ["planned"] = campaign.Planned })
                {
                    Clause = Regulation.Art6_3_1,
                });
                await db.SaveChangesAsync(token);
            }

            return (Result<OpenedCampaign>)new OpenedCampaign(await books.ShowAsync(campaign, caller, token), isNew);
        }, cancellationToken);
}
