using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Agreements;

internal sealed class AgreementMapping : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("agreements");
        builder.Property(agreement => agreement.Id).HasMaxLength(40);
        builder.Property(agreement => agreement.BaseId).HasMaxLength(40);
        builder.Property(agreement => agreement.Content).IsJson();
        builder.Property(agreement => agreement.Copies).IsJson();
        builder.Ignore(agreement => agreement.Status);
        builder.HasOne<TrainingBase>().WithMany().HasForeignKey(agreement => agreement.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasVersion();

        builder.Property(agreement => agreement.PreviousId).HasMaxLength(40);

        builder.HasIndex(agreement => agreement.EndsOn);
        // One renewal at a time, whoever asks at the same moment.
        builder.HasIndex(agreement => agreement.PreviousId).IsUnique().HasFilter("void_since IS NULL");
    }
}
