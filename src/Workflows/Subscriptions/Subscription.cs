using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Subscriptions;

/// <summary>
/// One receiver of events over HTTP. It has a position of its own in the event log: everything up to it has been delivered, was filtered out, or
/// lies among the dead letters. Whatever is changed here is changed under the row's lock.
/// </summary>
public sealed class Subscription
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is: the id of an API key, or of the administrator who made it.</summary>
    public required string OwnerId { get; init; }

    /// <summary>Who made it, by name.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The system that receives, such as 教务系统.</summary>
    public required string Name { get; set; }

    /// <summary>Where events are posted to.</summary>
    public required string Url { get; set; }

    /// <summary>Only these types of events; none for all that are published.</summary>
    public IReadOnlyList<string> Types { get; set; } = [];

    /// <summary>Only bases that concern one of these departments; none for all.</summary>
    public IReadOnlyList<string> DepartmentIds { get; set; } = [];

    /// <summary>Only these bases; none for all.</summary>
    public IReadOnlyList<string> BaseIds { get; set; } = [];

    /// <summary>Whether it delivers.</summary>
    public SubscriptionState State { get; private set; } = SubscriptionState.Active;

    /// <summary>Why the service itself has disabled it; null where it hasn't.</summary>
    public DisableReason? DisabledFor { get; private set; }

    /// <summary>When it was disabled (UTC); null where it isn't.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>The last position that is done with.</summary>
    public required long Position { get; set; }

    /// <summary>The signing secret, encrypted (<see cref="Sending.WebhookSecrets"/>).</summary>
    public required string Secret { get; set; }

    /// <summary>The secret before it, encrypted; null where there is none.</summary>
    public string? OldSecret { get; set; }

    /// <summary>Until when the secret before it signs too (UTC).</summary>
    public DateTimeOffset? OldSecretUntil { get; set; }

    /// <summary>Since when no delivery has succeeded though some were tried (UTC); null where all is well.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>When the event that failed is tried again (UTC); null where none waits for that.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>When a delivery last succeeded (UTC); null before the first.</summary>
    public DateTimeOffset? LastDeliveredAt { get; private set; }

    /// <summary>Until when a delivery run has it for itself (UTC); null where none has.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    /// <summary>Which run has it.</summary>
    public string? Lease { get; private set; }

    internal bool IsLeased(DateTimeOffset now) => LeasedUntil > now;

    internal void TakeLease(string lease, DateTimeOffset until) => (Lease, LeasedUntil) = (lease, until);

    internal void ReleaseLease() => (Lease, LeasedUntil) = (null, null);

    internal void Succeed(long position, DateTimeOffset now)
    {
        (Position, LastDeliveredAt) = (position, now);
        TryAnew();
    }

    /// <summary>The event at this position is done with, without success.</summary>
    internal void GiveUp(long position, DateTimeOffset now)
    {
        (Position, NextAttemptAt) = (position, null);
        FailingSince ??= now;
    }

    internal void Fail(DateTimeOffset now, DateTimeOffset nextAttempt)
    {
        FailingSince ??= now;
        NextAttemptAt = nextAttempt;
    }

    /// <summary>Nothing is held against the receiver any more.</summary>
    internal void TryAnew() => (FailingSince, NextAttemptAt) = (null, null);

    /// <summary>What waits for its next attempt is tried at once.</summary>
    internal void TryNow() => NextAttemptAt = null;

    internal void Pause() => State = SubscriptionState.Paused;

    internal void Resume()
    {
        (State, DisabledFor, DisabledAt) = (SubscriptionState.Active, null, null);
        TryAnew();
    }

    internal void Disable(DisableReason reason, DateTimeOffset now) =>
        (State, DisabledFor, DisabledAt, NextAttemptAt) = (SubscriptionState.Disabled, reason, now, null);

    internal sealed class Mapping : IEntityTypeConfiguration<Subscription>
    {
        public void Configure(EntityTypeBuilder<Subscription> builder)
        {
            builder.ToTable("subscriptions").HasVersion();
            builder.Property(one => one.Id).HasMaxLength(40);
            builder.Property(one => one.OwnerId).HasMaxLength(64);
            builder.Property(one => one.CreatedBy).HasMaxLength(210);
            builder.Property(one => one.Name).HasMaxLength(SubscriptionFields.MaxName);
            builder.Property(one => one.Url).HasMaxLength(SubscriptionFields.MaxUrl);
            builder.Property(one => one.Types).IsJson();
            builder.Property(one => one.DepartmentIds).IsJson();
            builder.Property(one => one.BaseIds).IsJson();
            builder.Property(one => one.Secret).HasMaxLength(1_000);
            builder.Property(one => one.OldSecret).HasMaxLength(1_000);
            builder.Property(one => one.Lease).HasMaxLength(40);
            builder.HasIndex(one => one.OwnerId);
        }
    }
}

/// <summary>Whether a subscription delivers.</summary>
public enum SubscriptionState
{
    /// <summary>启用: it delivers.</summary>
    Active,

    /// <summary>已暂停: its owner has stopped it; it goes on from where it stood.</summary>
    Paused,

    /// <summary>已停用: the service has stopped it; somebody has to look at the receiver and resume it.</summary>
    Disabled,
}

/// <summary>Why the service stops a subscription by itself.</summary>
public enum DisableReason
{
    /// <summary>No delivery has succeeded for days.</summary>
    Failing,

    /// <summary>The receiver has said that it is gone (410).</summary>
    Gone,

    /// <summary>The API key that it belongs to was revoked or has expired.</summary>
    KeyEnded,
}
