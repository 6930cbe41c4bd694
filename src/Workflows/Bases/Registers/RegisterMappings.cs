using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Bases.Registers;

internal sealed class RulesVersionMapping : IEntityTypeConfiguration<RulesVersion>
{
    public void Configure(EntityTypeBuilder<RulesVersion> builder)
    {
        builder.ToTable("base_rules");
        builder.Property(one => one.Id).HasMaxLength(40);
        builder.Property(one => one.BaseId).HasMaxLength(40);
        builder.Property(one => one.DocumentId).HasMaxLength(40);
        builder.Property(one => one.Note).HasMaxLength(RulesVersion.MaxNote * 4);
        builder.Property(one => one.Filed).IsFixedJson();
        // Of two who file at once the second runs again and counts on.
        builder.HasIndex(one => new { one.BaseId, one.Kind, one.Number }).IsUnique();
    }
}

internal sealed class ExchangeMeetingMapping : IEntityTypeConfiguration<ExchangeMeeting>
{
    public void Configure(EntityTypeBuilder<ExchangeMeeting> builder)
    {
        builder.ToTable("base_exchanges").HasVersion();
        builder.Property(one => one.Id).HasMaxLength(40);
        builder.Property(one => one.BaseId).HasMaxLength(40);
        builder.Property(one => one.Entry).IsJson();
        builder.Property(one => one.Entered).IsJson();
        builder.HasIndex(one => new { one.BaseId, one.HeldOn });
    }
}

internal sealed class YearFactsMapping : IEntityTypeConfiguration<YearFacts>
{
    public void Configure(EntityTypeBuilder<YearFacts> builder)
    {
        builder.ToTable("base_facts").HasVersion();
        builder.HasKey(one => new { one.BaseId, one.Year });
        builder.Property(one => one.BaseId).HasMaxLength(40);
        builder.Property(one => one.Entry).IsJson();
        builder.Property(one => one.Entered).IsJson();
    }
}

internal sealed class WorkingGroupVersionMapping : IEntityTypeConfiguration<WorkingGroupVersion>
{
    public void Configure(EntityTypeBuilder<WorkingGroupVersion> builder)
    {
        builder.ToTable("base_working_groups");
        builder.Property(one => one.Id).HasMaxLength(40);
        builder.Property(one => one.BaseId).HasMaxLength(40);
        builder.Property(one => one.Group).IsFixedJson();
        builder.Property(one => one.Entered).IsFixedJson();
        builder.HasIndex(one => one.BaseId);
    }
}
