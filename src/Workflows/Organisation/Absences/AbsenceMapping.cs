using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Organisation.Absences;

internal sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("absences");
        builder.Property(absence => absence.Id).HasMaxLength(40);
        builder.Property(absence => absence.PersonId).HasMaxLength(64);
        builder.Property(absence => absence.ActingId).HasMaxLength(64);
        builder.Property(absence => absence.From).HasColumnName("from_day");
        builder.Property(absence => absence.To).HasColumnName("to_day");
        builder.Property(absence => absence.Reason).HasMaxLength(500);
        builder.HasVersion();
        builder.HasIndex(absence => absence.To).HasFilter("ended_at IS NULL").HasDatabaseName("ix_absences_open");
    }
}
