using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Rectifications;

internal sealed class RectificationMapping : IEntityTypeConfiguration<Rectification>
{
    public void Configure(EntityTypeBuilder<Rectification> builder)
    {
        builder.ToTable("rectifications");
        builder.Property(one => one.Id).HasMaxLength(40);
        builder.Property(one => one.BaseId).HasMaxLength(40);
        builder.Property(one => one.AssessmentId).HasMaxLength(40);
        builder.Property(one => one.Items).IsJson();
        builder.Property(one => one.Notes).IsJson();
        builder.Property(one => one.Extension).IsJson();
        builder.Property(one => one.HandedIn).IsJson();
        builder.Property(one => one.Reassessments).IsJson();
        builder.Property(one => one.Decision).IsJson();
        builder.HasOne<TrainingBase>().WithMany().HasForeignKey(one => one.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasVersion();

        // One failed assessment orders one rectification, whatever a route does.
        builder.HasIndex(one => one.AssessmentId).IsUnique();
        builder.HasIndex(one => new { one.Status, one.DueOn });
    }
}
