using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BaseWorkflows.Workflows.Running;

/// <summary>
/// Fires the timers that have fallen due, oldest first, each in a transaction of its own, so that one that fails
/// holds up no other. Safe to run on several nodes at once: a timer that another node fired is gone.
/// </summary>
public sealed partial class FireDueTimers(
    WorkflowsDbContext db, UnitOfWork unitOfWork, WorkflowRunner runner, TimeProvider time, ILogger<FireDueTimers> logger)
{
    private const int AtMost = 500;

    /// <summary>Fires up to 500 timers.</summary>
    /// <returns>How many were fired.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await db.Set<StoredBookmark>().AsNoTracking()
            .Where(bookmark => bookmark.DueAt != null && bookmark.DueAt <= now)
            .OrderBy(bookmark => bookmark.DueAt)
            .Take(AtMost)
            .Select(bookmark => new { bookmark.InstanceId, bookmark.Id })
            .ToListAsync(cancellationToken);

        var fired = 0;
        foreach (var timer in due)
        {
            try
            {
                var result = await unitOfWork.RunAsync(
                    CommandInfo.Of(Caller.System, "timers.fire"),
                    async token => (Result<bool>)await runner.ResumeAsync(timer.InstanceId, timer.Id, null, token),
                    cancellationToken);
                fired += result is { IsOk: true, Value: true } ? 1 : 0;
            }
#pragma warning disable CA1031 // Whatever is wrong with one instance must not keep the timers of the others waiting.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogFailure(exception, timer.Id, timer.InstanceId);
            }
        }

        return fired;
    }

    [LoggerMessage(LogLevel.Error, "The timer {Bookmark} of the instance {Instance} could not be fired; it stays due.")]
    private partial void LogFailure(Exception exception, string bookmark, string instance);
}
