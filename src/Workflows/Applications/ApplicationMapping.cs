using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Applications;

internal sealed class ApplicationMapping : IEntityTypeConfiguration<BaseApplication>
{
    public void Configure(EntityTypeBuilder<BaseApplication> builder)
    {
        builder.ToTable("applications");
        builder.Property(application => application.Id).HasMaxLength(40);
        builder.Property(application => application.BaseId).HasMaxLength(40);
        builder.Property(application => application.ApplicantId).HasMaxLength(64);
        builder.Property(application => application.Form).IsJson();
        builder.Property(application => application.Route).HasMaxLength(100);
        builder.Property(application => application.RegulationEdition).HasMaxLength(20);
        builder.Property(application => application.Evaluations).IsJson();
        builder.Property(application => application.Resolution).IsJson();
        builder.PrimitiveCollection(application => application.NamedDepartmentIds);
        builder.PrimitiveCollection(application => application.PanelIds);
        builder.Ignore(application => application.IsVoluntary);
        builder.Ignore(application => application.DepartmentsConcerned);
        builder.Ignore(application => application.RouteClause);
        builder.HasVersion();
        builder.HasIndex(application => application.BaseId);
        builder.HasIndex(application => application.ApplicantId);
        builder.HasIndex(application => application.Status);
        builder.HasOne<TrainingBase>().WithMany().HasForeignKey(application => application.BaseId);
        builder.HasOne<Account>().WithMany().HasForeignKey(application => application.ApplicantId);
    }
}
