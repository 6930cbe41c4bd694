using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Subscriptions.Deliveries;

/// <summary>One event on its way to one subscription, with all its attempts; or one test. Made with the first attempt, reused by replays.</summary>
public sealed class Delivery
{
    /// <summary>How many of the latest attempts are kept: all of a full round, and some by hand.</summary>
    private const int KeptAttempts = 20;

    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The subscription.</summary>
    public required string SubscriptionId { get; init; }

    /// <summary>The event's position; null for a test, which stands in no log.</summary>
    public required long? Position { get; init; }

    /// <summary>The event's id, which is the message's too.</summary>
    public required string EventId { get; init; }

    /// <summary>The event's type.</summary>
    public required string EventType { get; init; }

    /// <summary>How it stands.</summary>
    public DeliveryStatus Status { get; private set; } = DeliveryStatus.Retrying;

    /// <summary>How many attempts count towards the last one.</summary>
    public int Tries { get; private set; }

    /// <summary>The attempts, the latest last.</summary>
    public IReadOnlyList<DeliveryAttempt> Attempts { get; private set; } = [];

    /// <summary>When the last attempt was made (UTC).</summary>
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>When the next one is (UTC); null for none.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>Starts the round anew: what was tried before doesn't count any more.</summary>
    internal void BeginAgain() => (Status, Tries, NextAttemptAt) = (DeliveryStatus.Retrying, 0, null);

    /// <summary>Notes an attempt. After it the event is delivered, or for the caller to decide upon.</summary>
    internal void Note(DeliveryAttempt attempt)
    {
        Attempts = [.. Attempts.TakeLast(KeptAttempts - 1), attempt];
        LastAt = attempt.At;
        if (!attempt.ByHand)
            Tries++;
        if (attempt.Failure is null)
            (Status, NextAttemptAt) = (DeliveryStatus.Delivered, null);
    }

    internal void TryAgain(DateTimeOffset at) => NextAttemptAt = at;

    internal void TryNow(DateTimeOffset now) => NextAttemptAt = now;

    internal void GiveUp() => (Status, NextAttemptAt) = (DeliveryStatus.DeadLetter, null);

    internal void FailTest() => Status = DeliveryStatus.TestFailed;

    internal sealed class Mapping : IEntityTypeConfiguration<Delivery>
    {
        public void Configure(EntityTypeBuilder<Delivery> builder)
        {
            builder.ToTable("deliveries").HasVersion();
            builder.Property(one => one.Id).HasMaxLength(40);
            builder.Property(one => one.SubscriptionId).HasMaxLength(40);
            builder.Property(one => one.EventId).HasMaxLength(40);
            builder.Property(one => one.EventType).HasMaxLength(60);
            builder.Property(one => one.Attempts).IsJson();
            builder.HasIndex(one => new { one.SubscriptionId, one.Position }).IsUnique().HasFilter("position IS NOT NULL");
            builder.HasIndex(one => new { one.SubscriptionId, one.LastAt });
            builder.HasIndex(one => new { one.Status, one.LastAt });
        }
    }
}

/// <summary>How a delivery stands.</summary>
public enum DeliveryStatus
{
    /// <summary>重试中: an attempt has failed, another follows.</summary>
    Retrying,

    /// <summary>已送达: the receiver has taken it (2xx).</summary>
    Delivered,

    /// <summary>死信: the last attempt has failed; the subscription has gone on without it.</summary>
    DeadLetter,

    /// <summary>测试未成功: a test that failed, which nobody tries again.</summary>
    TestFailed,
}

/// <summary>One attempt.</summary>
/// <param name="At">When it began (UTC).</param>
/// <param name="StatusCode">What the receiver answered; null where it didn't.</param>
/// <param name="Failure">Why it failed; null for a success.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
/// <param name="Answer">How the receiver's answer begins; null for an empty one.</param>
/// <param name="ByHand">Whether somebody asked for it, outside of the schedule.</param>
public sealed record DeliveryAttempt(DateTimeOffset At, int? StatusCode, SendFailure? Failure, long DurationMs, string? Answer, bool ByHand = false)
{
    internal static DeliveryAttempt Of(SendResult sent, bool byHand = false) =>
        new(sent.At, sent.StatusCode, sent.Failure, (long)sent.Took.TotalMilliseconds, sent.Answer, byHand);
}
