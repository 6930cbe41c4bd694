using System.Linq.Expressions;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>
/// Does something to each open task for which it is time, oldest first, each in a transaction of its own, so that one that fails holds
/// up no other. Safe to run on several nodes at once: each task is looked at again under its lock.
/// </summary>
public sealed partial class DueTasks(WorkflowsDbContext db, UnitOfWork unitOfWork, TaskQueries queries, ILogger<DueTasks> logger)
{
    /// <summary>Goes through them.</summary>
    /// <param name="command">What is done, such as <c>tasks.remind</c>.</param>
    /// <param name="isDue">Which open tasks it may be time for.</param>
    /// <param name="act">Does it to a locked task; false where it isn't time any more.</param>
    /// <param name="cancellationToken">Ends it between two tasks.</param>
    /// <returns>For how many it was done.</returns>
    internal async Task<int> EachAsync(
        string command, Expression<Func<HumanTask, bool>> isDue, Func<HumanTask, CancellationToken, Task<bool>> act, CancellationToken cancellationToken)
    {
        var ids = await db.Set<HumanTask>().AsNoTracking().Where(task => task.CompletedAt == null).Where(isDue)
            .OrderBy(task => task.DueAt).ThenBy(task => task.Id).Select(task => task.Id).ToListAsync(cancellationToken);
        var done = 0;
        foreach (var id in ids)
        {
            try
            {
                var result = await unitOfWork.RunAsync(
                    CommandInfo.Of(Caller.System, command),
                    async token => (Result<bool>)(await queries.LockAsync(db, id, token) is { } found && await act(found.Task, token)),
                    cancellationToken);
                done += result is { IsOk: true, Value: true } ? 1 : 0;
            }
#pragma warning disable CA1031 // Whatever is wrong with one task must not keep the others waiting.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogFailure(exception, command, id);
            }
        }

        return done;
    }

    [LoggerMessage(LogLevel.Error, "{Command} failed for the task {Task}; it stays due.")]
    private partial void LogFailure(Exception exception, string command, string task);
}
