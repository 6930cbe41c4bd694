using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Subscriptions.Deliveries;

/// <summary>
/// Asks for a run of every subscription that has something to deliver now: new events, an attempt that is due, what a node that died has left.
/// </summary>
public sealed class WakeDeliveries(WorkflowsDbContext db, PublishedLog log, IDeliveryQueue queue, TimeProvider time)
{
    /// <summary>Asks for them; twice is the same as once, since a subscription has one run at a time.</summary>
    /// <returns>How many subscriptions have something to deliver.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        if (!await db.Set<Subscription>().AnyAsync(one => one.State == SubscriptionState.Active, cancellationToken))
            return 0;
        var (end, now) = (await log.EndAsync(cancellationToken), time.GetUtcNow());
        var due = await db.Set<Subscription>()
            .Where(one => one.State == SubscriptionState.Active && one.Position < end)
            .Where(one => (one.LeasedUntil == null || one.LeasedUntil <= now) && (one.NextAttemptAt == null || one.NextAttemptAt <= now))
            .OrderBy(one => one.Id).Select(one => one.Id).ToListAsync(cancellationToken);
        foreach (var id in due)
            queue.Enqueue(id, TimeSpan.Zero);
        return due.Count;
    }
}
