using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Subscriptions;

/// <summary>Stops the deliveries of a subscription. What happens meanwhile waits in the event log.</summary>
public sealed class PauseSubscription(SubscriptionAccess access, UnitOfWork unitOfWork, SubscriptionEvents events, TimeProvider time)
{
    /// <summary>Refuses what isn't the caller's, and a subscription that is stopped already.</summary>
    public Task<Result<SubscriptionView>> HandleAsync(SubscriptionRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync<SubscriptionView>(
            CommandInfo.Of(caller, "subscriptions.pause", request, unitOfWork.IdempotencyKey),
            async token =>
            {
                var found = await access.LockAsync(request.Id, caller, token);
                if (!found.IsOk)
                    return found.Refusal;
                if (found.Value.State != SubscriptionState.Active)
                    return new Refusal(RefusalKind.Conflict, "subscription.stopped_already", new("这个订阅已经停止投递。", "This subscription is stopped already."));
                found.Value.Pause();
                events.Append("SubscriptionPaused", found.Value);
                return SubscriptionView.Of(found.Value, time.GetUtcNow());
            },
            cancellationToken);
}
