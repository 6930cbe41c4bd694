using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Assessments.Campaigns;

/// <summary>Says whom the campaign of a year covers, and who is left out and by which clause. Changes nothing.</summary>
public sealed class PreviewCampaign(WorkflowsDbContext db, CampaignBooks books, TimeProvider time)
{
    /// <summary>Says it, for the graduate office.</summary>
    public async Task<Result<CampaignPreview>> HandleAsync(int year, Caller caller, CancellationToken cancellationToken)
    {
        if ((CampaignBooks.Forbid(caller) ?? books.CheckYear(year)) is { } refusal)
            return refusal;

        var campaign = await db.Set<Campaign>().AsNoTracking().SingleOrDefaultAsync(one => one.Year == year, cancellationToken);
        var assessed = await db.Set<Assessment>().Where(one => one.Year == year).Select(one => one.BaseId).ToHashSetAsync(cancellationToken);
        var all = (await books.BasesAsync(year, cancellationToken)).Select(one => Show(one.Base, assessed.Contains(one.Base.Id) ? null : one.LeftOut, assessed)).ToList();
        var today = time.Today();
        return new CampaignPreview(
            year, campaign?.Id, today.Year == year && today.Month == 12,
            all.FindAll(one => one.Reason is null), all.FindAll(one => one.Reason is not null));
    }

    private static CampaignBase Show(TrainingBase one, Refusal? leftOut, HashSet<string> assessed) =>
        new(one.Id, one.Name, one.Number, one.UnitName, leftOut?.Detail, leftOut?.Clause?.Number, assessed.Contains(one.Id));
}
