using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BaseWorkflows.Workflows.Rectifications;

/// <summary>
/// Ends the rectifications whose deadline is past with nothing handed in (6.3.4): wakes the route, which delists the base. Run daily
/// after midnight in Asia/Shanghai. It finds what is due by the date, so what was missed while the service was down is
/// caught up; what another node or an earlier run has ended is found no more.
/// </summary>
public sealed partial class CloseOverdueRectifications(
    WorkflowsDbContext db, UnitOfWork unitOfWork, WorkflowRunner runner, TimeProvider time, ILogger<CloseOverdueRectifications> logger)
{
    /// <summary>The event that the route waits for beside the report.</summary>
    public const string EventName = "RectificationOverdue";

    /// <summary>Ends them, the oldest deadline first, each in a transaction of its own.</summary>
    /// <returns>How many were ended.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var today = time.Today();
        var due = await db.Set<Rectification>().AsNoTracking()
            .Where(one => one.Status == RectificationStatus.InProgress && one.DueOn < today)
            .OrderBy(one => one.DueOn).ThenBy(one => one.Id).ToListAsync(cancellationToken);
        var closed = 0;
        foreach (var one in due.Where(one => one.IsOverdue(today)))
            closed += await CloseAsync(one.Id, cancellationToken) ? 1 : 0;
        return closed;
    }

    private async Task<bool> CloseAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var result = await unitOfWork.RunAsync(CommandInfo.Of(Caller.System, "rectifications.close_overdue"), async token =>
            {
                var waiting = await db.Set<StoredBookmark>().AsNoTracking()
                    .Where(bookmark => bookmark.Kind == "Event" && bookmark.Name == EventName && bookmark.CorrelationId == id)
                    .Select(bookmark => new { bookmark.InstanceId, bookmark.Id }).FirstOrDefaultAsync(token);
                return (Result<bool>)(waiting is not null && await runner.ResumeAsync(waiting.InstanceId, waiting.Id, null, token));
            }, cancellationToken);
            if (result is { IsOk: true, Value: true })
                return true;
            LogStuck(id, result.Refusal?.Detail.En ?? "its route does not wait for the deadline");
            return false;
        }
#pragma warning disable CA1031 // Whatever is wrong with one rectification must not keep the others waiting.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailure(exception, id);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The overdue rectification {Rectification} was not ended: {Reason}.")]
    private partial void LogStuck(string rectification, string reason);

    [LoggerMessage(LogLevel.Error, "The overdue rectification {Rectification} could not be ended; it stays due.")]
    private partial void LogFailure(Exception exception, string rectification);
}
