using BaseWorkflows.Domain.Calendars;

namespace BaseWorkflows.Workflows.Calendars;

/// <summary>A year of the working calendar.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Entries">The days that are not what their weekday says, by date.</param>
/// <param name="Version">Counts its changes; 0 for a year that nobody has entered.</param>
/// <param name="ChangedBy">Who entered it last, by name; null where nobody did.</param>
/// <param name="ChangedAt">When (UTC).</param>
public sealed record CalendarItem(
    int Year, IReadOnlyList<CalendarEntry> Entries, int Version, string? ChangedBy, DateTimeOffset? ChangedAt);

/// <summary>The years that have been entered.</summary>
/// <param name="Years">In order.</param>
public sealed record CalendarYears(IReadOnlyList<int> Years);
