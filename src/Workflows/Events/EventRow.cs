using BaseWorkflows.Workflows.Observability;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Events;

/// <summary>
/// One line of the event log: audit trail, outbox and replay feed at once. Written once, in the transaction of what it
/// tells; only <see cref="EventSequencer"/> adds position and hash afterwards, once.
/// </summary>
public sealed class EventRow
{
    /// <summary>The order of writing; not the order of commits, hence not what readers see.</summary>
    public long Id { get; private set; }

    /// <summary>Unique for ever; consumers drop repeats by it.</summary>
    public required string EventId { get; init; }

    /// <summary>Such as <c>BaseActivated</c> or <c>TaskCompleted</c>.</summary>
    public required string Type { get; init; }

    /// <summary>When it happened (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it happened to, such as <c>base/0192…</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The case; null where it belongs to none.</summary>
    public string? CaseId { get; init; }

    /// <summary>The kind of that case.</summary>
    public CaseKind? CaseKind { get; init; }

    /// <summary>The base; null where none is concerned.</summary>
    public string? BaseId { get; init; }

    /// <summary>The human task; null where none is concerned.</summary>
    public string? TaskId { get; init; }

    /// <summary>Who did it.</summary>
    public required string ActorId { get; init; }

    /// <summary>Their name at that time.</summary>
    public required string ActorName { get; init; }

    /// <summary>The clause of the regulation that it follows from.</summary>
    public string? Clause { get; init; }

    /// <summary>The reason that the actor gave.</summary>
    public string? Comment { get; init; }

    /// <summary>The event's own fields as JSON text; kept as text because the hash covers every character.</summary>
    public required string Data { get; init; }

    /// <summary>The span in which it was written, as W3C's <c>traceparent</c>; null where nobody traced. Not part of what happened, hence not of the hash.</summary>
    public string? TraceParent { get; init; }

    /// <summary>From 1, without gaps; null until numbered.</summary>
    public long? Position { get; internal set; }

    /// <summary>Covers this line and the hash of the one before; null until numbered.</summary>
    public string? Hash { get; internal set; }

    internal sealed class Mapping : IEntityTypeConfiguration<EventRow>
    {
        public void Configure(EntityTypeBuilder<EventRow> builder)
        {
            builder.ToTable("event_log");
            builder.Property(row => row.EventId).HasMaxLength(40);
            builder.Property(row => row.Type).HasMaxLength(60);
            builder.Property(row => row.Subject).HasMaxLength(100);
            builder.Property(row => row.CaseId).HasMaxLength(40);
            builder.Property(row => row.BaseId).HasMaxLength(40);
            builder.Property(row => row.TaskId).HasMaxLength(40);
            builder.Property(row => row.ActorId).HasMaxLength(64);
            builder.Property(row => row.ActorName).HasMaxLength(210);
            builder.Property(row => row.Clause).HasMaxLength(20);
            builder.Property(row => row.TraceParent).HasMaxLength(Tracing.MaxLength);
            builder.Property(row => row.Hash).HasMaxLength(64);
            builder.HasIndex(row => row.Position).IsUnique().HasFilter("position IS NOT NULL");
            builder.HasIndex(row => row.Id).HasFilter("position IS NULL").HasDatabaseName("ix_event_log_unnumbered");
            builder.HasIndex(row => row.Subject).HasFilter("case_id IS NULL");
            builder.HasIndex(row => row.CaseId).HasFilter("case_id IS NOT NULL");
            builder.HasIndex(row => row.BaseId).HasFilter("base_id IS NOT NULL");
            builder.HasIndex(row => row.TaskId).HasFilter("task_id IS NOT NULL");
        }
    }
}
