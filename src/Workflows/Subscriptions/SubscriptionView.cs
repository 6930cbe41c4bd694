using System.Text.Json.Serialization;

namespace BaseWorkflows.Workflows.Subscriptions;

/// <summary>A subscription as its owner and administrators see it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The system that receives.</param>
/// <param name="Url">Where events are posted to.</param>
/// <param name="Types">Only these types; none for all that are published.</param>
/// <param name="DepartmentIds">Only bases of these departments; none for all.</param>
/// <param name="BaseIds">Only these bases; none for all.</param>
/// <param name="State">Whether it delivers.</param>
/// <param name="DisabledFor">Why the service has disabled it; null where it hasn't.</param>
/// <param name="DisabledAt">When (UTC).</param>
/// <param name="Position">The last position that is done with: delivered, filtered out, or among the dead letters.</param>
/// <param name="FailingSince">Since when no delivery has succeeded though some were tried (UTC); null where all is well.</param>
/// <param name="NextAttemptAt">When the event that failed is tried again (UTC); null where none waits for that.</param>
/// <param name="LastDeliveredAt">When a delivery last succeeded (UTC).</param>
/// <param name="OldSecretUntil">Until when deliveries carry the signature of the secret before as well (UTC); null where only one signs.</param>
/// <param name="OwnerId">Whose it is: an API key's id, or an administrator's.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When (UTC).</param>
public sealed record SubscriptionView(
    string Id, string Name, string Url, IReadOnlyList<string> Types, IReadOnlyList<string> DepartmentIds, IReadOnlyList<string> BaseIds,
    SubscriptionState State, DisableReason? DisabledFor, DateTimeOffset? DisabledAt, long Position, DateTimeOffset? FailingSince,
    DateTimeOffset? NextAttemptAt, DateTimeOffset? LastDeliveredAt, DateTimeOffset? OldSecretUntil, string OwnerId, string CreatedBy, DateTimeOffset CreatedAt)
{
    /// <summary>The signing secret, in the answer that made it and never again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    /// <summary>How far it has come, where one subscription was asked for; lists leave it out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SubscriptionProgress? Progress { get; init; }

    internal static SubscriptionView Of(Subscription one, DateTimeOffset now) => new(
        one.Id, one.Name, one.Url, one.Types, one.DepartmentIds, one.BaseIds, one.State, one.DisabledFor, one.DisabledAt, one.Position,
        one.FailingSince, one.NextAttemptAt, one.LastDeliveredAt, one.OldSecretUntil > now ? one.OldSecretUntil : null,
        one.OwnerId, one.CreatedBy, one.CreatedAt);
}

/// <summary>How far a subscription has come.</summary>
/// <param name="End">The position of the last published event.</param>
/// <param name="Waiting">How many published events of its types wait after its position, whatever their base.</param>
/// <param name="DeadLetters">How many dead letters it has.</param>
public sealed record SubscriptionProgress(long End, int Waiting, int DeadLetters);

/// <summary>Which subscription.</summary>
public sealed record SubscriptionRequest(string Id);
