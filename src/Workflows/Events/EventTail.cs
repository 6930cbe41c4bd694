using BaseWorkflows.Workflows.Observability;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Events;

/// <summary>
/// Lets readers who have read everything wait for the next event. However many wait on a node, the database is asked one small
/// question twice a second on behalf of all of them, and none while nobody waits; so what another node writes is seen as well.
/// </summary>
public sealed class EventTail(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private readonly Lock guard = new();
    private TaskCompletionSource? news;
    private int waiting;

    /// <summary>How many wait on this node.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>
    /// Waits until the log may hold something later than a line that a reader has seen, or the time is up. It promises nothing:
    /// whoever waited reads again.
    /// </summary>
    /// <param name="after">The last position that the reader has.</param>
    /// <param name="atMost">How long.</param>
    /// <param name="cancellationToken">The reader has gone.</param>
    public async Task WaitAsync(long after, TimeSpan atMost, CancellationToken cancellationToken)
    {
        Task next;
        lock (guard)
        {
            waiting++;
            if (news is null)
            {
                var found = news = new(TaskCreationOptions.RunContinuationsAsynchronously);
                Apart.Begin(() => WatchAsync(after, found));
            }

            next = news.Task;
        }

        try
        {
            await next.WaitAsync(atMost, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Nothing has happened, which is an answer too.
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    // One for all: readers who come later than the first have read on from a later position, or read at once what they lack.
    private async Task WatchAsync(long after, TaskCompletionSource found)
    {
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            while (Waiting > 0 && !await HasMoreAsync(after))
                await timer.WaitForNextTickAsync();
        }
#pragma warning disable CA1031 // Whoever waits must not wait for ever because the database was away: they read again, and are told then.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        lock (guard)
            news = null;
        found.SetResult();
    }

    private async Task<bool> HasMoreAsync(long after)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>().Set<EventRow>();
        // Two questions, because each has an index of its own.
        return await rows.AnyAsync(row => row.Position == null) || await rows.AnyAsync(row => row.Position > after);
    }
}
