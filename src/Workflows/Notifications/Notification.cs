using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Notifications;

/// <summary>One thing that one person is told, once: of the same source nobody is told twice.</summary>
public sealed class Notification
{
    /// <summary>Unique for ever; later ones are greater.</summary>
    public required string Id { get; init; }

    /// <summary>Who is told: the account's id.</summary>
    public required string RecipientId { get; init; }

    /// <summary>What.</summary>
    public required NotificationKind Kind { get; init; }

    /// <summary>What it follows from: an event's id, or a task and what became of it.</summary>
    public required string Source { get; init; }

    /// <summary>When that happened (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Where to look, as a path from the root. Looking changes nothing.</summary>
    public required string Link { get; init; }

    /// <summary>What the template of its kind fills in.</summary>
    public required IReadOnlyDictionary<string, string> Words { get; init; }

    /// <summary>The task that is asked for; null where nothing is. When it has ended, so has the reason to be told.</summary>
    public string? TaskId { get; init; }

    /// <summary>When it was read, or needed no reading any more (UTC); null while it is unread.</summary>
    public DateTimeOffset? ReadAt { get; internal set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Notification>
    {
        public void Configure(EntityTypeBuilder<Notification> builder)
        {
            builder.ToTable("notifications");
            builder.Property(one => one.Id).HasMaxLength(40);
            builder.Property(one => one.RecipientId).HasMaxLength(64);
            builder.Property(one => one.Kind).HasMaxLength(40);
            builder.Property(one => one.Source).HasMaxLength(80);
            builder.Property(one => one.Link).HasMaxLength(200);
            builder.Property(one => one.Words).IsFixedJson();
            builder.Property(one => one.TaskId).HasMaxLength(40);
            builder.HasIndex(one => new { one.RecipientId, one.Source }).IsUnique();
            builder.HasIndex(one => new { one.RecipientId, one.At });
            builder.HasIndex(one => one.RecipientId).HasFilter("read_at IS NULL").HasDatabaseName("ix_notifications_unread");
            builder.HasIndex(one => one.TaskId).HasFilter("read_at IS NULL AND task_id IS NOT NULL").HasDatabaseName("ix_notifications_unread_task");
        }
    }
}
