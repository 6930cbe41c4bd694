using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Sending;

namespace BaseWorkflows.Workflows.Subscriptions.Deliveries;

/// <summary>
/// Sends a receiver one event of the type <c>SubscriptionTest</c>, at once and once, also where the subscription is stopped, and says what came
/// of it. It stands in no log and moves no position.
/// </summary>
public sealed class TestSubscription(
    WorkflowsDbContext db, SubscriptionAccess access, UnitOfWork unitOfWork, WebhookSender sender, DeliveryMeter meter, TimeProvider time)
{
    /// <summary>Refuses what isn't the caller's.</summary>
    public async Task<Result<DeliveryView>> HandleAsync(SubscriptionRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var found = await unitOfWork.RunAsync(
            CommandInfo.Of(caller, "subscriptions.test"), token => access.LockAsync(request.Id, caller, token), cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var id = Guid.CreateVersion7().ToString();
        var sent = await sender.SendAsync(found.Value, EventEnvelope.Test(id, found.Value, time.GetUtcNow()), id, cancellationToken);
        meter.Sent(sent);
        return await unitOfWork.RunAsync<DeliveryView>(CommandInfo.Of(caller, "subscriptions.test_note"), async token =>
        {
            if (await access.LockAsync(request.Id, caller, token) is { IsOk: false } gone)
                return gone.Refusal;
            var delivery = new Delivery
            {
                Id = $"dlv-{Guid.CreateVersion7():N}",
                SubscriptionId = request.Id,
                Position = null,
                EventId = id,
                EventType = EventEnvelope.TestType,
            };
            delivery.Note(DeliveryAttempt.Of(sent, byHand: true));
            if (sent.Failure is not null)
                delivery.FailTest();
            db.Add(delivery);
            return DeliveryView.Of(delivery) with { Attempts = delivery.Attempts };
        }, cancellationToken);
    }
}
