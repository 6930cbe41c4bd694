using BaseWorkflows.Workflows.Messaging;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Observability;

/// <summary>How far an outlet is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Behind">How many published events it has still to hand on.</param>
/// <param name="LagSeconds">How long the oldest of them has waited, in seconds; 0 where none waits.</param>
/// <param name="Failures">How often in a row it has failed.</param>
public sealed record OutletLag(string Name, int Behind, double LagSeconds, int Failures);

/// <summary>What is on its way out of the house.</summary>
/// <param name="Outlets">All outlets.</param>
/// <param name="Retrying">Deliveries to subscriptions that wait for their next attempt.</param>
/// <param name="DeadLetters">Deliveries that were given up and are still kept.</param>
public sealed record OutletsMeasure(IReadOnlyList<OutletLag> Outlets, int Retrying, int DeadLetters);

/// <summary>Looks how far the events are that leave the house; its cost follows what waits, not what has left.</summary>
public sealed class MeasureOutlets(ListOutlets outlets, WorkflowsDbContext db, TimeProvider time)
{
    /// <summary>Looks now.</summary>
    public async Task<OutletsMeasure> HandleAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var list = (await outlets.HandleAsync(Caller.System, cancellationToken)).Value;
        var open = await db.Set<Delivery>().Where(delivery => delivery.Status != DeliveryStatus.Delivered)
            .GroupBy(delivery => delivery.Status).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return new(
            [.. list.Items.Select(outlet => new OutletLag(
                outlet.Name, outlet.Behind, outlet.Waiting is { } since ? Math.Max(0, (now - since).TotalSeconds) : 0, outlet.Failures))],
            open.GetValueOrDefault(DeliveryStatus.Retrying), open.GetValueOrDefault(DeliveryStatus.DeadLetter));
    }
}
