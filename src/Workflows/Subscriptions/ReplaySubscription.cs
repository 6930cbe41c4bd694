using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;

namespace BaseWorkflows.Workflows.Subscriptions;

/// <summary>Asks for a replay.</summary>
/// <param name="Id">Which subscription.</param>
/// <param name="From">The position of the first event to deliver again; 1 for all that ever happened.</param>
public sealed record ReplaySubscriptionRequest(string Id, long? From);

/// <summary>
/// Delivers again from a position on, in order, with the ids that the events had the first time. A run that is under way goes on from
/// there after the event that it is delivering.
/// </summary>
public sealed class ReplaySubscription(
    SubscriptionAccess access, UnitOfWork unitOfWork, DeliveryStore deliveries, SubscriptionEvents events, IDeliveryQueue queue, TimeProvider time)
{
    /// <summary>Refuses what isn't the caller's, and a position that the subscription has not reached: that would leave events out.</summary>
    public async Task<Result<SubscriptionView>> HandleAsync(ReplaySubscriptionRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var replayed = await unitOfWork.RunAsync(
            CommandInfo.Of(caller, "subscriptions.replay", request, unitOfWork.IdempotencyKey), token => ReplayAsync(request, caller, token), cancellationToken);
        if (replayed.IsOk)
            queue.Enqueue(request.Id, TimeSpan.Zero);
        return replayed;
    }

    /// <summary>What is wrong with a first position where the log, or the subscription, has come to <paramref name="reached"/>.</summary>
    internal static Refusal? CheckFrom(long? from, long reached)
    {
        if (from is null || (from >= 1 && from <= reached + 1))
            return null;
        var errors = new FieldErrors();
        errors.Add("from", new($"应在 1 到 {reached + 1} 之间。", $"Must be between 1 and {reached + 1}."));
        return errors.ToRefusal("subscription.position_out_of_range", new("起始位置不正确。", "The first position is out of range."));
    }

    private async Task<Result<SubscriptionView>> ReplayAsync(ReplaySubscriptionRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var found = await access.LockAsync(request.Id, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;
        var one = found.Value;
        if (CheckFrom(request.From ?? 0, one.Position) is { } invalid)
            return invalid;

        var from = request.From!.Value;
        one.Position = from - 1;
        one.TryAnew();
        await deliveries.BeginAgainAsync(one.Id, cancellationToken);
        events.Append("SubscriptionReplayed", one, ("from", JsonValue.Create(from)));
        return SubscriptionView.Of(one, time.GetUtcNow());
    }
}
