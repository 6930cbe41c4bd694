using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Assessments;

/// <summary>The scheme of a year as it is stored.</summary>
public sealed class SchemeRow
{
    /// <summary>The year that is assessed by it.</summary>
    public required int Year { get; init; }

    /// <summary>Replaced as a whole.</summary>
    public required AssessmentScheme Scheme { get; set; }

    /// <summary>Who wrote it last, by name.</summary>
    public required string ChangedBy { get; set; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SchemeRow>
    {
        public void Configure(EntityTypeBuilder<SchemeRow> builder)
        {
            builder.ToTable("assessment_schemes").HasVersion();
            builder.HasKey(row => row.Year);
            builder.Property(row => row.Year).ValueGeneratedNever();
            builder.Property(row => row.Scheme).IsFixedJson();
            builder.Property(row => row.ChangedBy).HasMaxLength(100);
        }
    }
}
