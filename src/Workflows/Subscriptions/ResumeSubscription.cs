using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;

namespace BaseWorkflows.Workflows.Subscriptions;

/// <summary>Lets a subscription that was paused or disabled deliver again, from where it stood and with all its attempts anew.</summary>
public sealed class ResumeSubscription(
    SubscriptionAccess access, UnitOfWork unitOfWork, OwnerKeys keys, DeliveryStore deliveries, SubscriptionEvents events, IDeliveryQueue queue, TimeProvider time)
{
    /// <summary>Refuses what isn't the caller's, one that delivers already, and one whose API key has ended.</summary>
    public async Task<Result<SubscriptionView>> HandleAsync(SubscriptionRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var resumed = await unitOfWork.RunAsync(
            CommandInfo.Of(caller, "subscriptions.resume", request, unitOfWork.IdempotencyKey), token => ResumeAsync(request.Id, caller, token), cancellationToken);
        if (resumed.IsOk)
            queue.Enqueue(request.Id, TimeSpan.Zero);
        return resumed;
    }

    private async Task<Result<SubscriptionView>> ResumeAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await access.LockAsync(id, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;
        var one = found.Value;
        if (one.State == SubscriptionState.Active)
            return new Refusal(RefusalKind.Conflict, "subscription.active_already", new("这个订阅正在投递。", "This subscription delivers already."));
        if (await keys.HasEndedAsync(one.OwnerId, cancellationToken))
        {
            return new Refusal(RefusalKind.RuleBroken, "subscription.key_ended", new(
                "这个订阅所属的密钥已失效；请用新的密钥重新订阅，并从原来的位置开始投递。",
                "The API key of this subscription has ended; subscribe again with another key, from the position where this one stood."));
        }

        one.Resume();
        await deliveries.BeginAgainAsync(id, cancellationToken);
        events.Append("SubscriptionResumed", one);
        return SubscriptionView.Of(one, time.GetUtcNow());
    }
}
