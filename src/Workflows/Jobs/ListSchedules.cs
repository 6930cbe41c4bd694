using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Jobs;

/// <summary>How a schedule stands.</summary>
public enum ScheduleState
{
    /// <summary>按时: nothing is due.</summary>
    OnTime,

    /// <summary>执行中: a node is at it.</summary>
    Running,

    /// <summary>逾时未执行: it has been due for a while and nobody has run it.</summary>
    Late,

    /// <summary>失败: it failed when it last ran, and is tried again.</summary>
    Failed,
}

/// <summary>A schedule and when it last ran.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its name.</param>
/// <param name="When">Its times in words.</param>
/// <param name="State">How it stands.</param>
/// <param name="LastDoneAt">When it last succeeded (UTC); null before the first time.</param>
/// <param name="LastCount">How many things it did then.</param>
/// <param name="NextAt">When it is due next (UTC).</param>
/// <param name="Failures">How often it has failed since it last succeeded.</param>
/// <param name="Error">Why it failed last.</param>
public sealed record ScheduleItem(
    string Key, Text Title, Text When, ScheduleState State, DateTimeOffset? LastDoneAt, int LastCount, DateTimeOffset? NextAt, int Failures, string? Error);

/// <summary>All schedules.</summary>
/// <param name="Items">In the order of <see cref="Schedules"/>.</param>
public sealed record ScheduleList(IReadOnlyList<ScheduleItem> Items);

/// <summary>Says when each schedule last ran. For system administrators and auditors; the health check asks as the service itself.</summary>
public sealed class ListSchedules(IEnumerable<Schedule> schedules, WorkflowsDbContext db, TimeProvider time)
{
    /// <summary>How long a schedule may be due before it counts as late: longer than a start or a retry takes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Lists them; refuses everybody else.</summary>
    public async Task<Result<ScheduleList>> HandleAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.Is(Role.Auditor) && Administration.Forbid(caller) is { } forbidden)
            return forbidden;

        var rows = await db.Set<ScheduleRow>().AsNoTracking().ToDictionaryAsync(row => row.Key, cancellationToken);
        var now = time.GetUtcNow();
        return new ScheduleList(
            [.. schedules.Where(schedule => rows.ContainsKey(schedule.Key)).Select(schedule => Item(schedule, rows[schedule.Key], now))]);
    }

    private static ScheduleItem Item(Schedule schedule, ScheduleRow row, DateTimeOffset now) => new(
        schedule.Key, schedule.Title, schedule.When, StateOf(schedule, row, now), row.DoneAt, row.DoneCount, schedule.NextAfter(now), row.Failures, row.Error);

    private static ScheduleState StateOf(Schedule schedule, ScheduleRow row, DateTimeOffset now) =>
        row.IsTaken(now) ? ScheduleState.Running
        : row.Failures > 0 ? ScheduleState.Failed
        : row.ServedUntil < schedule.LastBefore(now - Patience) ? ScheduleState.Late
        : ScheduleState.OnTime;
}
