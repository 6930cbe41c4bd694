using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Sending;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Subscriptions.Deliveries;

/// <summary>Which delivery to send again.</summary>
public sealed record RedeliverEventRequest(string Id);

/// <summary>
/// Sends one event again, outside of the order: a dead letter once the receiver is well, or one that it has lost. An event that waits for its next
/// attempt keeps its place; it is tried at once.
/// </summary>
public sealed class RedeliverEvent(
    WorkflowsDbContext db, SubscriptionAccess access, UnitOfWork unitOfWork, GetDelivery deliveries, PublishedLog log, WebhookSender sender, DeliveryMeter meter,
    IDeliveryQueue queue, TimeProvider time)
{
    private static readonly Refusal NotForTests = new(RefusalKind.RuleBroken, "delivery.is_test", new(
        "测试投递不能重新投递，请再发送一次测试。", "A test is not delivered again; send another one."));

    /// <summary>Refuses what isn't the caller's, and tests.</summary>
    public async Task<Result<DeliveryView>> HandleAsync(RedeliverEventRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var found = await deliveries.FindAsync(request.Id, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;
        if (found.Value.Position is not { } position || await log.FindAsync(position, cancellationToken) is not { } row)
            return NotForTests;

        var begun = await unitOfWork.RunAsync<Subscription?>(
            CommandInfo.Of(caller, "deliveries.redeliver"), token => BeginAsync(found.Value, caller, token), cancellationToken);
        if (!begun.IsOk)
            return begun.Refusal;
        if (begun.Value is not { } subscription)
        {
            queue.Enqueue(found.Value.SubscriptionId, TimeSpan.Zero);
            return await deliveries.HandleAsync(request.Id, caller, cancellationToken);
        }

        var sent = await sender.SendAsync(subscription, EventEnvelope.Of(row), row.EventId, cancellationToken);
        meter.Sent(sent);
        await unitOfWork.RunAsync<bool>(CommandInfo.Of(caller, "deliveries.redeliver_note"), async token =>
        {
            (await LockAsync(request.Id, token))?.Note(DeliveryAttempt.Of(sent, byHand: true));
            return true;
        }, cancellationToken);
        return await deliveries.HandleAsync(request.Id, caller, cancellationToken);
    }

    /// <returns>The subscription to send to; null where the event has its place in the order, at the head of which it is tried.</returns>
    private async Task<Result<Subscription?>> BeginAsync(Delivery delivery, Caller caller, CancellationToken cancellationToken)
    {
        var found = await access.LockAsync(delivery.SubscriptionId, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;
        if (delivery.Status != DeliveryStatus.Retrying)
            return found.Value;
        found.Value.TryNow();
        (await LockAsync(delivery.Id, cancellationToken))?.TryNow(time.GetUtcNow());
        return (Subscription?)null;
    }

    private Task<Delivery?> LockAsync(string id, CancellationToken cancellationToken) =>
        db.Set<Delivery>().Where(one => one.Id == id).ForUpdate().SingleOrDefaultAsync(cancellationToken);
}
