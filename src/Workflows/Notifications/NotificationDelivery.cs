using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Notifications;

/// <summary>By what a notification leaves the house.</summary>
public enum NotificationChannel
{
    /// <summary>电子邮件.</summary>
    Mail,

    /// <summary>群机器人: a robot of 企业微信 or 钉钉.</summary>
    Robot,
}

/// <summary>How it stands.</summary>
public enum NotificationDeliveryStatus
{
    /// <summary>待发送: its time, or that of the next attempt, has not come.</summary>
    Waiting,

    /// <summary>已发送.</summary>
    Sent,

    /// <summary>未发送: it was read or done before, or there is nowhere to send it any more.</summary>
    Dropped,

    /// <summary>死信: given up.</summary>
    DeadLetter,
}

/// <summary>A notification on its way out. What is due for one recipient at one time goes as one message.</summary>
public sealed class NotificationDelivery
{
    /// <summary>The longest reason that is kept, in characters.</summary>
    public const int MaxError = 200;

    /// <summary>Unique for ever; the message's id is made from it.</summary>
    public required string Id { get; init; }

    /// <summary>What is sent.</summary>
    public required string NotificationId { get; init; }

    /// <summary>To whom: a person, or a robot.</summary>
    public required string RecipientId { get; init; }

    /// <summary>By what.</summary>
    public required NotificationChannel Channel { get; init; }

    /// <summary>When it is to be sent, or tried again (UTC).</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>How it stands.</summary>
    public NotificationDeliveryStatus Status { get; private set; }

    /// <summary>How often it has failed.</summary>
    public int Tries { get; private set; }

    /// <summary>Why it failed last, without address and words; null where it didn't.</summary>
    public string? Error { get; private set; }

    /// <summary>When it ended or failed last (UTC).</summary>
    public DateTimeOffset? LastAt { get; private set; }

    /// <summary>Until when a node sends it (UTC).</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    internal void Lease(DateTimeOffset until) => LeasedUntil = until;

    internal void Drop(DateTimeOffset now) => End(NotificationDeliveryStatus.Dropped, now);

    internal void Succeed(DateTimeOffset now) => End(NotificationDeliveryStatus.Sent, now);

    /// <param name="error">Why.</param>
    /// <param name="wait">How long until the next attempt; null to give up.</param>
    /// <param name="now">The moment (UTC).</param>
    internal void Fail(string error, TimeSpan? wait, DateTimeOffset now)
    {
        (Tries, Error, LastAt, LeasedUntil) = (Tries + 1, error.Length > MaxError ? error[..MaxError] : error, now, null);
        if (wait is { } pause)
            DueAt = now + pause;
        else
            Status = NotificationDeliveryStatus.DeadLetter;
    }

    internal void Retry(DateTimeOffset now) => (Status, Tries, DueAt) = (NotificationDeliveryStatus.Waiting, 0, now);

    private void End(NotificationDeliveryStatus status, DateTimeOffset now) => (Status, LastAt, LeasedUntil) = (status, now, null);

    internal sealed class Mapping : IEntityTypeConfiguration<NotificationDelivery>
    {
        public void Configure(EntityTypeBuilder<NotificationDelivery> builder)
        {
            builder.ToTable("notification_deliveries").HasVersion();
            builder.Property(one => one.Id).HasMaxLength(40);
            builder.Property(one => one.NotificationId).HasMaxLength(40);
            builder.Property(one => one.RecipientId).HasMaxLength(64);
            builder.Property(one => one.Error).HasMaxLength(MaxError);
            builder.HasOne<Notification>().WithMany().HasForeignKey(one => one.NotificationId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(one => new { one.NotificationId, one.Channel }).IsUnique();
            builder.HasIndex(one => new { one.Status, one.DueAt });
        }
    }
}
