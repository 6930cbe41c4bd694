using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Subscriptions.Deliveries;

/// <summary>The deliveries of a subscription, in the running unit of work.</summary>
public sealed class DeliveryStore(WorkflowsDbContext db)
{
    /// <summary>The delivery of an event, made where there was none; one that had ended begins again.</summary>
    internal async Task<Delivery> OfAsync(Subscription one, EventRow row, CancellationToken cancellationToken)
    {
        var known = await db.Set<Delivery>().SingleOrDefaultAsync(
            delivery => delivery.SubscriptionId == one.Id && delivery.Position == row.Position, cancellationToken);
        if (known is null)
        {
            known = new Delivery
            {
                Id = $"dlv-{Guid.CreateVersion7():N}",
                SubscriptionId = one.Id,
                Position = row.Position,
                EventId = row.EventId,
                EventType = row.Type,
            };
            db.Add(known);
        }
        else if (known.Status != DeliveryStatus.Retrying)
        {
            known.BeginAgain();
        }

        return known;
    }

    /// <summary>Whatever waits for its next attempt has all of them anew.</summary>
    internal async Task BeginAgainAsync(string subscriptionId, CancellationToken cancellationToken)
    {
        var retrying = db.Set<Delivery>().Where(delivery => delivery.SubscriptionId == subscriptionId && delivery.Status == DeliveryStatus.Retrying);
        await foreach (var delivery in retrying.AsAsyncEnumerable().WithCancellation(cancellationToken))
            delivery.BeginAgain();
    }
}
