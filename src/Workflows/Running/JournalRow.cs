using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Running;

/// <summary>What one burst did, in one row: who caused it, and the engine's entries in order.</summary>
public sealed class JournalRow
{
    /// <summary>The instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The burst, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The name of who caused it.</summary>
    public required string ActorName { get; init; }

    /// <summary>The engine's entries.</summary>
    public required IReadOnlyList<JournalEntry> Entries { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<JournalRow>
    {
        public void Configure(EntityTypeBuilder<JournalRow> builder)
        {
            builder.ToTable("workflow_journal");
            builder.HasKey(row => new { row.InstanceId, row.Number });
            builder.Property(row => row.InstanceId).HasMaxLength(40);
            builder.Property(row => row.ActorName).HasMaxLength(100);
            builder.Property(row => row.Entries).IsFixedJson();
        }
    }
}
