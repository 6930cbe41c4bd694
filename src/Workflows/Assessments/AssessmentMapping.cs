using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Assessments;

internal sealed class AssessmentMapping : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> builder)
    {
        builder.ToTable("assessments");
        builder.Property(one => one.Id).HasMaxLength(40);
        builder.Property(one => one.CampaignId).HasMaxLength(40);
        builder.Property(one => one.BaseId).HasMaxLength(40);
        builder.Property(one => one.RegulationEdition).HasMaxLength(20);
        builder.Property(one => one.Proposals).IsJson();
        builder.Property(one => one.Panel).IsJson();
        builder.Property(one => one.Methods).IsJson();
        builder.Property(one => one.Records).IsJson();
        builder.Property(one => one.Sheets).IsJson();
        builder.Property(one => one.Conclusion).IsJson();
        builder.Property(one => one.Signature).IsJson();
        builder.Property(one => one.Waived).IsJson();
        builder.Property(one => one.Objections).IsJson();
        builder.Property(one => one.Score).HasPrecision(5, 2);
        builder.Ignore(one => one.IsAnnounced);
        builder.Ignore(one => one.AreScoresOpen);
        builder.HasOne<TrainingBase>().WithMany().HasForeignKey(one => one.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(one => one.CampaignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasVersion();

        builder.HasIndex(one => new { one.BaseId, one.Year }).IsUnique();
        builder.HasIndex(one => new { one.Year, one.Status });
    }
}

internal sealed class CampaignMapping : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("assessment_campaigns");
        builder.Property(one => one.Id).HasMaxLength(40);
        builder.Property(one => one.OpenedBy).HasMaxLength(100);
        builder.HasVersion();
        builder.HasIndex(one => one.Year).IsUnique();
    }
}
