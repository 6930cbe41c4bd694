using System.Net;
using BaseWorkflows.Workflows.Subscriptions.Sending;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Subscriptions.Deliveries;

/// <summary>What an attempt means for its subscription, in the running unit of work.</summary>
public sealed class DeliveryVerdict(SubscriptionEvents events, IOptions<SubscriptionOptions> options, TimeProvider time)
{
    /// <summary>Notes the outcome.</summary>
    /// <returns>Whether the subscription goes on with its next event at once.</returns>
    internal bool Of(Subscription one, Delivery delivery, SendResult sent)
    {
        var (position, now) = (delivery.Position!.Value, time.GetUtcNow());
        if (sent.Failure is null)
        {
            one.Succeed(position, now);
            return one.State == SubscriptionState.Active;
        }

        if (RetrySchedule.After(delivery.Tries, Chance(), sent.RetryAfter) is { } wait)
        {
            delivery.TryAgain(now + wait);
            one.Fail(now, now + wait);
        }
        else
        {
            delivery.GiveUp();
            one.GiveUp(position, now);
            events.Append("DeliveryGivenUp", one, ("position", position), ("type", delivery.EventType));
        }

        if (one.State == SubscriptionState.Active && sent.StatusCode == (int)HttpStatusCode.Gone)
            Disable(one, DisableReason.Gone);
        else if (one.State == SubscriptionState.Active && now - one.FailingSince >= TimeSpan.FromDays(options.Value.DisableAfterDays))
            Disable(one, DisableReason.Failing);
        return one.State == SubscriptionState.Active && delivery.Status == DeliveryStatus.DeadLetter;
    }

    /// <summary>Stops a subscription, and tells so in the event log.</summary>
    internal void Disable(Subscription one, DisableReason reason)
    {
        one.Disable(reason, time.GetUtcNow());
        events.Append("SubscriptionDisabled", one, ("reason", reason.ToString()));
    }

#pragma warning disable CA5394 // Nothing secret depends on when an attempt is made.
    private static double Chance() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
