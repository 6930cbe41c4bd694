using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>One stored version of a workflow definition.</summary>
public sealed class DefinitionRow
{
    /// <summary>The same over all versions.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Elsa's JSON, unknown parts included.</summary>
    public required string Json { get; init; }

    /// <summary>The SHA-256 of what it was imported from, which tells whether the embedded file has changed since.</summary>
    public required string SourceHash { get; init; }

    /// <summary>When this version was stored (UTC).</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>Whether new instances run this version; true for at most one version of a definition.</summary>
    public bool IsPublished { get; internal set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DefinitionRow>
    {
        public void Configure(EntityTypeBuilder<DefinitionRow> builder)
        {
            builder.ToTable("workflow_definitions");
            builder.HasKey(row => new { row.DefinitionId, row.Version });
            builder.Property(row => row.DefinitionId).HasMaxLength(100);
            builder.Property(row => row.Name).HasMaxLength(200);
            builder.Property(row => row.SourceHash).HasMaxLength(64);
            builder.HasIndex(row => row.DefinitionId).HasFilter("is_published").IsUnique().HasDatabaseName("ix_workflow_definitions_published");
        }
    }
}
