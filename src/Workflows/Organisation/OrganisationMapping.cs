using BaseWorkflows.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Organisation;

internal sealed class DepartmentMapping : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> builder)
    {
        builder.ToTable("departments");
        builder.Property(department => department.Id).HasMaxLength(64);
        builder.Property(department => department.Name).HasMaxLength(100);
        builder.Property(department => department.EnglishName).HasMaxLength(200);
        builder.Ignore(department => department.Title);
    }
}

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("units");
        builder.Property(unit => unit.Id).HasMaxLength(64);
        builder.Property(unit => unit.Name).HasMaxLength(200);
        builder.Property(unit => unit.CreditCode).HasMaxLength(18);
        builder.HasIndex(unit => unit.CreditCode).IsUnique();
    }
}
