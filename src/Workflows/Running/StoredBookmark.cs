using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Running;

/// <summary>
/// A wait that somebody must be able to find without knowing the instance: a timer that falls due, an event.
/// Human tasks are found through their own table and have no row here.
/// </summary>
public sealed class StoredBookmark
{
    /// <summary>The engine's bookmark id.</summary>
    public required string Id { get; init; }

    /// <summary>The instance that waits.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Such as <c>Delay</c> or <c>Event</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The event's or task's name.</summary>
    public string? Name { get; init; }

    /// <summary>The instance's correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>When a timer fires (UTC).</summary>
    public DateTimeOffset? DueAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<StoredBookmark>
    {
        public void Configure(EntityTypeBuilder<StoredBookmark> builder)
        {
            builder.ToTable("workflow_bookmarks");
            builder.Property(bookmark => bookmark.Id).HasMaxLength(100);
            builder.Property(bookmark => bookmark.InstanceId).HasMaxLength(40);
            builder.Property(bookmark => bookmark.Kind).HasMaxLength(60);
            builder.Property(bookmark => bookmark.Name).HasMaxLength(200);
            builder.Property(bookmark => bookmark.CorrelationId).HasMaxLength(100);
            builder.HasIndex(bookmark => bookmark.DueAt);
            builder.HasIndex(bookmark => new { bookmark.Kind, bookmark.Name });
            builder.HasIndex(bookmark => bookmark.InstanceId);
        }
    }
}
