using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Reports;

/// <summary>How many bases stand in a status.</summary>
public sealed record StatusCount(BaseStatus Status, int Bases);

/// <summary>How far the newest campaign has come.</summary>
/// <param name="Year">The year that is assessed.</param>
/// <param name="Stages">How many assessments stand where, by stage; stages without any are there too.</param>
public sealed record CampaignProgress(int Year, IReadOnlyList<StageCount> Stages);

/// <summary>How many assessments stand in a stage.</summary>
public sealed record StageCount(AssessmentStatus Stage, int Assessments);

/// <summary>An agreement that ends soon.</summary>
/// <param name="BaseId">Its base.</param>
/// <param name="BaseName">The base's name.</param>
/// <param name="AgreementId">The agreement.</param>
/// <param name="EndsOn">Its last day, Asia/Shanghai.</param>
/// <param name="DaysLeft">Days to that one; 0 on it.</param>
public sealed record EndingAgreement(string BaseId, string BaseName, string AgreementId, DateOnly EndsOn, int DaysLeft);

/// <summary>Where the bases stand today.</summary>
/// <param name="Pipeline">By status, as life goes; statuses without bases are there too.</param>
/// <param name="WaitingTasks">Tasks that wait for somebody.</param>
/// <param name="OverdueTasks">Those of them whose deadline is over.</param>
/// <param name="Campaign">The newest campaign; null before the first.</param>
/// <param name="Ending">Agreements of bases in use that end within half a year, the first ending one first.</param>
public sealed record OverviewReport(
    IReadOnlyList<StatusCount> Pipeline, int WaitingTasks, int OverdueTasks, CampaignProgress? Campaign, IReadOnlyList<EndingAgreement> Ending);

/// <summary>The pipeline by status, what waits, the newest campaign and the agreements that end soon.</summary>
public sealed class GetOverview(WorkflowsDbContext db, ReportScope scope, TimeProvider time)
{
    private const int DaysAhead = 180;

    /// <summary>Counts in a handful of grouped queries, whatever the number of bases.</summary>
    public async Task<Result<OverviewReport>> HandleAsync(ReportFilter filter, Caller caller, CancellationToken cancellationToken)
    {
        if (ReportScope.Check(filter, caller) is { } refusal)
            return refusal;

        var (bases, now) = (scope.Bases(filter, caller), time.GetUtcNow());
        var counted = await bases.GroupBy(one => one.Status).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(each => each.Key, each => each.Count, cancellationToken);
        var open = scope.Tasks(filter, caller).Where(task => task.CompletedAt == null);
        return new OverviewReport(
            [.. Enum.GetValues<BaseStatus>().Select(status => new StatusCount(status, counted.GetValueOrDefault(status)))],
            await open.CountAsync(cancellationToken),
            await open.CountAsync(task => task.DueAt < now, cancellationToken),
            await CampaignAsync(bases, cancellationToken),
            await EndingAsync(bases, CollegeTime.DayOf(now), cancellationToken));
    }

    private async Task<CampaignProgress?> CampaignAsync(IQueryable<TrainingBase> bases, CancellationToken cancellationToken)
    {
        if (await db.Set<Campaign>().AsNoTracking().MaxAsync(one => (int?)one.Year, cancellationToken) is not { } year)
            return null;

        var counted = await db.Set<Assessment>().AsNoTracking()
            .Where(one => one.Year == year && bases.Any(about => about.Id == one.BaseId))
            .GroupBy(one => one.Status).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(each => each.Key, each => each.Count, cancellationToken);
        return new(year, [.. Enum.GetValues<AssessmentStatus>().Select(stage => new StageCount(stage, counted.GetValueOrDefault(stage)))]);
    }

    private static async Task<IReadOnlyList<EndingAgreement>> EndingAsync(IQueryable<TrainingBase> bases, DateOnly today, CancellationToken cancellationToken)
    {
        var last = today.AddDays(DaysAhead);
        var ending = await bases
            .Where(one => (one.Status == BaseStatus.Active || one.Status == BaseStatus.Rectifying)
                && one.Agreement != null && one.Agreement.EndsOn >= today && one.Agreement.EndsOn <= last)
            .OrderBy(one => one.Agreement!.EndsOn).ThenBy(one => one.Id)
            .Select(one => new { one.Id, one.Name, one.Agreement!.AgreementId, one.Agreement.EndsOn })
            .ToListAsync(cancellationToken);
        return [.. ending.Select(one => new EndingAgreement(one.Id, one.Name, one.AgreementId, one.EndsOn, one.EndsOn.DayNumber - today.DayNumber))];
    }
}
