using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Messaging;

/// <summary>How far an outlet has handed on the event log.</summary>
public sealed class EventPositionRow
{
    /// <summary>The longest message of a failure that is kept, in characters.</summary>
    public const int MaxErrorLength = 1_000;

    /// <summary>The outlet's name.</summary>
    public required string Name { get; init; }

    /// <summary>Every published event up to here has been handed on; 0 before the first.</summary>
    public long Position { get; private set; }

    /// <summary>When it last moved (UTC); null before the first time.</summary>
    public DateTimeOffset? MovedAt { get; private set; }

    /// <summary>How often in a row it has failed at the event behind the position.</summary>
    public int Failures { get; private set; }

    /// <summary>Since when it has been failing (UTC); null where it isn't.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>Why it failed last; null where it isn't failing.</summary>
    public string? Error { get; private set; }

    internal void Move(long position, DateTimeOffset now) =>
        (Position, MovedAt, Failures, FailingSince, Error) = (position, now, 0, null, null);

    internal void Fail(string error, DateTimeOffset now) => (Failures, FailingSince, Error) =
        (Failures + 1, FailingSince ?? now, error.Length > MaxErrorLength ? error[..MaxErrorLength] : error);

    internal sealed class Mapping : IEntityTypeConfiguration<EventPositionRow>
    {
        public void Configure(EntityTypeBuilder<EventPositionRow> builder)
        {
            builder.ToTable("event_positions");
            builder.HasKey(row => row.Name);
            builder.Property(row => row.Name).HasMaxLength(40);
            builder.Property(row => row.Error).HasMaxLength(MaxErrorLength);
            builder.HasVersion();
        }
    }
}
