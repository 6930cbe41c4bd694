using BaseWorkflows.Domain.Documents;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Documents;

/// <summary>A line of the custody register: which paper lies where, and who put it there.</summary>
public sealed class CustodyEntry
{
    /// <summary>Unique for ever.</summary>
    public required string Id { get; init; }

    /// <summary>The scan of that paper; null where the line is about all papers of a case.</summary>
    public string? DocumentId { get; init; }

    /// <summary>The kind of the case whose papers they are; null where the document belongs to none.</summary>
    public CaseKind? CaseKind { get; init; }

    /// <summary>The case.</summary>
    public string? CaseId { get; init; }

    /// <summary>Original or copy.</summary>
    public required PaperForm Form { get; init; }

    /// <summary>Who keeps it, as a scope: <c>college</c> for the graduate office, or <c>department:pharmacy</c>.</summary>
    public required string Holder { get; init; }

    /// <summary>The shelf, cabinet or file number.</summary>
    public required string Location { get; init; }

    /// <summary>Who put it there.</summary>
    public required string RecordedById { get; init; }

    /// <summary>Their name.</summary>
    public required string RecordedByName { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CustodyEntry>
    {
        public void Configure(EntityTypeBuilder<CustodyEntry> builder)
        {
            builder.ToTable("custody_entries");
            builder.Property(entry => entry.Id).HasMaxLength(40);
            builder.Property(entry => entry.DocumentId).HasMaxLength(40);
            builder.Property(entry => entry.Holder).HasMaxLength(100);
            builder.Property(entry => entry.Location).HasMaxLength(200);
            builder.Property(entry => entry.RecordedById).HasMaxLength(64);
            builder.Property(entry => entry.RecordedByName).HasMaxLength(100);
            builder.Property(entry => entry.CaseId).HasMaxLength(40);
            builder.HasIndex(entry => entry.DocumentId);
            builder.HasIndex(entry => new { entry.CaseKind, entry.CaseId });
        }
    }
}
