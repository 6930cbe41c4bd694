using BaseWorkflows.Domain.Calendars;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BaseWorkflows.Workflows.Calendars;

/// <summary>A year of the working calendar as it is stored.</summary>
public sealed class CalendarYearRow
{
    /// <summary>The calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>By first day; replaced as a whole.</summary>
    public required IReadOnlyList<CalendarEntry> Entries { get; set; }

    /// <summary>Who entered it last, by name.</summary>
    public required string ChangedBy { get; set; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CalendarYearRow>
    {
        public void Configure(EntityTypeBuilder<CalendarYearRow> builder)
        {
            builder.ToTable("calendar_years").HasVersion();
            builder.HasKey(row => row.Year);
            builder.Property(row => row.Year).ValueGeneratedNever();
            builder.Property(row => row.Entries).IsFixedJson();
            builder.Property(row => row.ChangedBy).HasMaxLength(100);
        }
    }
}
