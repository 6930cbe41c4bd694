using System.Diagnostics;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BaseWorkflows.Workflows.Jobs;

/// <summary>Asks for a run.</summary>
/// <param name="Key">The schedule.</param>
/// <param name="EvenIfServed">Whether to run it though it is not due: what an administrator may ask for by hand.</param>
public sealed record RunScheduleRequest(string Key, bool EvenIfServed = false);

/// <summary>What came of it.</summary>
/// <param name="Key">The schedule.</param>
/// <param name="HasRun">False where nothing was due, or another node was at it.</param>
/// <param name="Count">How many things were done.</param>
public sealed record ScheduleRun(string Key, bool HasRun, int Count);

/// <summary>
/// Runs a schedule if one of its times has come since it was last served. Whether it has is decided here and in the database: of
/// several nodes, or of a clock that ticks twice, one runs it; however many times were missed, it runs once.
/// </summary>
public sealed partial class RunSchedule(
    IEnumerable<Schedule> schedules, WorkflowsDbContext db, UnitOfWork unitOfWork, IServiceScopeFactory scopes, TimeProvider time,
    JobMeter meter, ILogger<RunSchedule> logger)
{
    /// <summary>
    /// Refuses callers who are neither the service itself nor system administrators, and keys that nobody knows. Where the work fails,
    /// its exception is thrown on and the schedule stays due.
    /// </summary>
    public async Task<Result<ScheduleRun>> HandleAsync(RunScheduleRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (Administration.Forbid(caller) is { } forbidden)
            return forbidden;
        if (schedules.SingleOrDefault(one => one.Key == request.Key) is not { } schedule)
            return new Refusal(RefusalKind.NotFound, "schedule.not_found", new("没有这个定时任务。", "There is no such schedule."));

        var at = schedule.LastBefore(Now);
        if (!await IsDueAsync(schedule, at, request.EvenIfServed, cancellationToken)
            || await TakeAsync(schedule, at, request.EvenIfServed, caller, cancellationToken) is not { } servedUntil)
            return new ScheduleRun(schedule.Key, false, 0);

        return new ScheduleRun(schedule.Key, true, await WorkAsync(schedule, at, servedUntil, cancellationToken));
    }

    private DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Spares the transaction that most ticks would open for nothing.</summary>
    private Task<bool> IsDueAsync(Schedule schedule, DateTimeOffset at, bool evenIfServed, CancellationToken cancellationToken) =>
        db.Set<ScheduleRow>().AsNoTracking()
            .AnyAsync(row => row.Key == schedule.Key && (evenIfServed || row.ServedUntil < at), cancellationToken);

    /// <returns>Up to which of its times it was served before; null where it is not to be run.</returns>
    private async Task<DateTimeOffset?> TakeAsync(Schedule schedule, DateTimeOffset at, bool evenIfServed, Caller caller, CancellationToken cancellationToken)
    {
        var taken = await unitOfWork.RunAsync(CommandInfo.Of(caller, "schedules.take"), async token =>
        {
            var row = await LockAsync(schedule.Key, token);
            if (row.IsTaken(Now) || (row.ServedUntil >= at && !evenIfServed))
                return (DateTimeOffset?)null;
            row.Take(Now);
            return (Result<DateTimeOffset?>)row.ServedUntil;
        }, cancellationToken);
        return taken.IsOk ? taken.Value : null;
    }

    private async Task<int> WorkAsync(Schedule schedule, DateTimeOffset at, DateTimeOffset servedUntil, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            int count;
            await using (var scope = scopes.CreateAsyncScope())
                count = await schedule.WorkAsync(scope.ServiceProvider, servedUntil, cancellationToken);
            await NoteAsync(schedule, row => row.Succeed(at, count, Now));
            meter.Ran(schedule.Key, Stopwatch.GetElapsedTime(begun), count);
            if (count > 0)
                LogDone(schedule.Key, count);
            return count;
        }
        catch (OperationCanceledException)
        {
            // The node is stopping; the next one, or this one at its next start, does it.
            await NoteAsync(schedule, row => row.Release());
            throw;
        }
        catch (Exception failure)
        {
            await NoteAsync(schedule, row => row.Fail(failure.Message));
            meter.Failed(schedule.Key, Stopwatch.GetElapsedTime(begun));
            LogFailed(failure, schedule.Key);
            throw;
        }
    }

    /// <summary>What has happened is noted also when the node is being stopped.</summary>
    private Task<Result<bool>> NoteAsync(Schedule schedule, Action<ScheduleRow> note) =>
        unitOfWork.RunAsync(CommandInfo.Of(Caller.System, "schedules.note"), async token =>
        {
            note(await LockAsync(schedule.Key, token));
            return (Result<bool>)true;
        }, CancellationToken.None);

    private Task<ScheduleRow> LockAsync(string key, CancellationToken cancellationToken) =>
        db.Set<ScheduleRow>().Where(row => row.Key == key).ForUpdate().SingleAsync(cancellationToken);

    [LoggerMessage(LogLevel.Information, "The schedule {Schedule} did {Count}")]
    private partial void LogDone(string schedule, int count);

    [LoggerMessage(LogLevel.Error, "The schedule {Schedule} failed; it stays due")]
    private partial void LogFailed(Exception exception, string schedule);
}
