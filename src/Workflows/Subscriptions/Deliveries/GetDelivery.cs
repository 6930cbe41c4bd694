using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Sending;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Subscriptions.Deliveries;

/// <summary>Shows a delivery with all its attempts and what is sent.</summary>
public sealed class GetDelivery(WorkflowsDbContext db, SubscriptionAccess access, PublishedLog log)
{
    private static readonly Refusal Missing = new(RefusalKind.NotFound, "delivery.not_found", new(
        "没有这次投递，或者您无权查看。", "There is no such delivery, or it is not yours to see."));

    /// <summary>Refuses what isn't the caller's to see.</summary>
    public async Task<Result<DeliveryView>> HandleAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await FindAsync(id, caller, cancellationToken);
        return found.IsOk ? await ShowAsync(found.Value, cancellationToken) : found.Refusal;
    }

    internal async Task<Result<Delivery>> FindAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        if (await db.Set<Delivery>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } delivery)
            return Missing;
        var subscription = await access.ReadAsync(delivery.SubscriptionId, caller, cancellationToken);
        return subscription.IsOk ? delivery : subscription.Refusal.Kind == RefusalKind.NotFound ? Missing : subscription.Refusal;
    }

    internal async Task<DeliveryView> ShowAsync(Delivery one, CancellationToken cancellationToken)
    {
        var row = one.Position is { } position ? await log.FindAsync(position, cancellationToken) : null;
        return DeliveryView.Of(one) with { Attempts = one.Attempts, Payload = row is null ? null : JsonNode.Parse(EventEnvelope.Of(row).Span) };
    }
}
