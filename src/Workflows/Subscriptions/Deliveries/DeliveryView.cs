using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BaseWorkflows.Workflows.Subscriptions.Sending;

namespace BaseWorkflows.Workflows.Subscriptions.Deliveries;

/// <summary>A delivery as its subscriber and administrators see it.</summary>
/// <param name="Id">The id.</param>
/// <param name="SubscriptionId">The subscription.</param>
/// <param name="Position">The event's position; null for a test.</param>
/// <param name="EventId">The event's id, sent as <c>webhook-id</c>.</param>
/// <param name="EventType">The event's type.</param>
/// <param name="Status">How it stands.</param>
/// <param name="AttemptCount">How many attempts are kept.</param>
/// <param name="StatusCode">What the receiver answered last; null where it didn't.</param>
/// <param name="Failure">Why the last attempt failed; null for a success.</param>
/// <param name="DurationMs">How long the last attempt took, in milliseconds.</param>
/// <param name="LastAttemptAt">When it was made (UTC).</param>
/// <param name="NextAttemptAt">When the next one is (UTC); null for none.</param>
public sealed record DeliveryView(
    string Id, string SubscriptionId, long? Position, string EventId, string EventType, DeliveryStatus Status, int AttemptCount, int? StatusCode,
    SendFailure? Failure, long DurationMs, DateTimeOffset LastAttemptAt, DateTimeOffset? NextAttemptAt)
{
    /// <summary>The attempts, the latest last, where one delivery was asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DeliveryAttempt>? Attempts { get; init; }

    /// <summary>What is sent, where one delivery was asked for; null for a test.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonNode? Payload { get; init; }

    internal static DeliveryView Of(Delivery one)
    {
        var last = one.Attempts[^1];
        return new(
            one.Id, one.SubscriptionId, one.Position, one.EventId, one.EventType, one.Status, one.Attempts.Count, last.StatusCode, last.Failure,
            last.DurationMs, last.At, one.NextAttemptAt);
    }
}
