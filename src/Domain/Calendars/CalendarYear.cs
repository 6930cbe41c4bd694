namespace BaseWorkflows.Domain.Calendars;

/// <summary>The days of one year that are not what their weekday says, by date.</summary>
public sealed class CalendarYear
{
    private const int MaxEntries = 100;
    private const int MaxName = 30;
    private static readonly (int First, int Last) Years = (2000, 2100);

    private CalendarYear(int year, IReadOnlyList<CalendarEntry> entries) => (Year, Entries) = (year, entries);

    /// <summary>The calendar year.</summary>
    public int Year { get; }

    /// <summary>By first day.</summary>
    public IReadOnlyList<CalendarEntry> Entries { get; }

    /// <summary>
    /// A year's calendar. Refused are entries outside the year, turned round, without a name, make-up days that are no weekend, and
    /// entries that contradict each other; only a vacation may lie over the others. Errors are at <c>entries[2].from</c> and the like.
    /// </summary>
    public static Result<CalendarYear> Of(int year, IReadOnlyList<CalendarEntry> entries)
    {
        var errors = new FieldErrors();
        if (year < Years.First || year > Years.Last)
            errors.Add("year", new($"年份应在 {Years.First} 至 {Years.Last} 之间。", $"Give a year from {Years.First} to {Years.Last}."));
        if (entries.Count > MaxEntries)
            errors.Add("entries", new($"一年最多 {MaxEntries} 条。", $"A year has at most {MaxEntries} entries."));
        foreach (var (i, entry) in entries.Index())
            Check(year, entries, entry, i, errors);
        return errors.ToRefusal("calendar.invalid", new("请更正标出的日期。", "Correct the days that are marked.")) is { } refusal
            ? refusal
            : new CalendarYear(year, [.. entries.OrderBy(entry => entry.From).ThenBy(entry => entry.Kind)
                .Select(entry => entry with { Name = entry.Name.Trim() })]);
    }

    private static void Check(int year, IReadOnlyList<CalendarEntry> entries, CalendarEntry entry, int i, FieldErrors errors)
    {
        var at = $"entries[{i}]";
        if ((FieldRules.Required(entry.Name) ?? FieldRules.Line(entry.Name, MaxName)) is { } name)
            errors.Add($"{at}.name", name);
        if (entry.From.Year != year || entry.To.Year != year)
            errors.Add($"{at}.from", new($"日期应在 {year} 年内；跨年的假期请分两年填写。", $"Both days belong into {year}; enter the rest in the other year."));
        else if (entry.To < entry.From)
            errors.Add($"{at}.to", new("结束日期不能早于开始日期。", "The last day can't be before the first."));
        else if (entry.Kind == CalendarDayKind.MakeUp && Days(entry).Any(day => !WorkingCalendar.IsWeekend(day)))
            errors.Add($"{at}.from", new("调休上班只能是星期六或星期日。", "Only a Saturday or Sunday can be made up."));
        else if (entries.Take(i).FirstOrDefault(other => entry.Overlaps(other) && Contradict(entry, other)) is { } other)
            errors.Add($"{at}.from", new($"与“{other.Name}”（{other.From:yyyy-MM-dd} 至 {other.To:yyyy-MM-dd}）重叠。", $"Overlaps “{other.Name}” ({other.From:yyyy-MM-dd} to {other.To:yyyy-MM-dd})."));
    }

    private static bool Contradict(CalendarEntry one, CalendarEntry other) =>
        one.Kind == other.Kind || (one.Kind != CalendarDayKind.Vacation && other.Kind != CalendarDayKind.Vacation);

    private static IEnumerable<DateOnly> Days(CalendarEntry entry) =>
        Enumerable.Range(0, entry.To.DayNumber - entry.From.DayNumber + 1).Select(entry.From.AddDays);
}
