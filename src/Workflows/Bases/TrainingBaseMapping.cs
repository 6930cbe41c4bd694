using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Bases;

internal sealed class TrainingBaseMapping : IEntityTypeConfiguration<TrainingBase>
{
    public void Configure(EntityTypeBuilder<TrainingBase> builder)
    {
        builder.ToTable("training_bases");
        builder.Property(one => one.Id).HasMaxLength(40);
        builder.Property(one => one.Number).HasMaxLength(20);
        // A character as people count them takes up to four as databases do.
        builder.Property(one => one.Name).HasMaxLength(450);
        builder.Property(one => one.UnitId).HasMaxLength(64);
        builder.Property(one => one.UnitName).HasMaxLength(400);
        builder.PrimitiveCollection(one => one.DepartmentIds);
        builder.PrimitiveCollection(one => one.Disciplines);
        builder.ComplexProperty(one => one.Agreement, term =>
        {
            term.Property(one => one.AgreementId).HasMaxLength(40).HasColumnName("agreement_id");
            term.Property(one => one.StartsOn).HasColumnName("agreement_starts_on");
            term.Property(one => one.EndsOn).HasColumnName("agreement_ends_on");
        });
        builder.Property(one => one.WorkingGroup).IsJson();
        builder.Property(one => one.Mentors).IsJson();
        builder.HasVersion();

        builder.HasIndex(one => one.Number).IsUnique();
        builder.HasIndex(one => one.Status);
        builder.HasIndex(one => one.UnitId);
    }
}
