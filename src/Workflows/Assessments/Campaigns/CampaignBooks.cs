using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Assessments.Campaigns;

/// <summary>What the use cases of campaigns have in common: who may, for which years, and whom a campaign covers.</summary>
public sealed class CampaignBooks(WorkflowsDbContext db, AssessmentReader reader, TimeProvider time)
{
    /// <summary>The first year that can be assessed.</summary>
    public const int FirstYear = 2000;

    /// <summary>Whether somebody opens campaigns and writes schemes: the graduate office (6.3), and the calendar for it.</summary>
    public static bool MayManage(Caller caller) => Administration.IsOffice(caller);

    /// <summary>Whether somebody may see campaigns: people of the college, not units and machines.</summary>
    public static bool MaySee(Caller caller) => caller == Caller.System || caller.Roles.Any(grant => grant.Role is not (Role.UnitContact or Role.Subscriber or Role.Expert));

    internal static Refusal? Forbid(Caller caller) => MayManage(caller) ? null : new Refusal(RefusalKind.Forbidden, "assessment.office_only", new(
        "年度考核由研究生处组织。", "The graduate office organises the annual assessment."), Regulation.Art6_3);

    /// <summary>Refuses years before 2000 and years that have not begun.</summary>
    internal Refusal? CheckYear(int year)
    {
        var errors = new FieldErrors();
        if (FieldRules.Between(year, FirstYear, time.Today().Year) is { } message)
            errors.Add("year", message);
        return errors.ToRefusal("assessment.year_invalid", new("考核年度不正确。", "The year is not valid."), Regulation.Art6_3_1);
    }

    /// <summary>All bases from their approval on, with the reason why they are left out; null where they are covered.</summary>
    internal async Task<IReadOnlyList<(TrainingBase Base, Refusal? LeftOut)>> BasesAsync(int year, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var since = await db.Set<Agreement>().AsNoTracking().Where(one => one.InForceSince != null)
            .Select(one => new { one.BaseId, one.InForceSince }).ToListAsync(cancellationToken);
        var first = since.GroupBy(one => one.BaseId).ToDictionary(group => group.Key, group => group.Min(one => one.InForceSince!.Value));
        var bases = await db.Set<TrainingBase>().AsNoTracking().Where(one => one.Number != null).OrderBy(one => one.Number).ToListAsync(cancellationToken);
        return [.. bases.Select(one => (one, Campaign.LeftOut(
            one, CollegeTime.DayOf(first.GetValueOrDefault(one.Id, one.StatusSince)), year, today)))];
    }

    /// <summary>A campaign with its numbers: how many assessments there are, and how those stand that the caller may see.</summary>
    internal async Task<CampaignItem> ShowAsync(Campaign campaign, Caller caller, CancellationToken cancellationToken)
    {
        var opened = await db.Set<Assessment>().CountAsync(one => one.CampaignId == campaign.Id, cancellationToken);
        var counts = await reader.Visible(caller).Where(pair => pair.Assessment.CampaignId == campaign.Id)
            .GroupBy(pair => new { pair.Assessment.Status, pair.Assessment.Grade })
            .Select(group => new { group.Key.Status, group.Key.Grade, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return new(
            campaign.Id, campaign.Year, campaign.OpenedAt, campaign.OpenedBy, campaign.FinishedAt is null ? CampaignState.Opening : CampaignState.Open,
            campaign.Planned, opened,
            counts.GroupBy(one => one.Status).OrderBy(group => group.Key).ToDictionary(group => group.Key, group => group.Sum(one => one.Count)),
            counts.Where(one => one is { Status: AssessmentStatus.Concluded, Grade: not null })
                .OrderBy(one => one.Grade).ToDictionary(one => one.Grade!.Value, one => one.Count));
    }
}
