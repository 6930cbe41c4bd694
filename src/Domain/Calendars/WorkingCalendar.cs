namespace BaseWorkflows.Domain.Calendars;

/// <summary>
/// The college's working calendar (工作日历): on which days people work, and when a number of working days is over. A vacation counts
/// before a make-up workday, that before a public holiday, that before the weekday. A year that nobody has entered has its weekends only.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>The most working days that can be counted at once; some four years.</summary>
    public const int MaxWorkdays = 1000;

    private readonly Dictionary<int, CalendarYear> years;

    /// <summary>A calendar of these years.</summary>
    public WorkingCalendar(IEnumerable<CalendarYear> years) => this.years = years.ToDictionary(year => year.Year);

    /// <summary>Whether a day is a Saturday or a Sunday.</summary>
    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>Why the day is not what its weekday says; null where it is.</summary>
    public CalendarEntry? EntryOf(DateOnly day) =>
        years.TryGetValue(day.Year, out var year)
            ? year.Entries.Where(entry => entry.Contains(day)).MaxBy(entry => entry.Kind)
            : null;

    /// <summary>Whether people work on that day.</summary>
    public bool IsWorkday(DateOnly day) => EntryOf(day) is { } entry ? entry.Kind == CalendarDayKind.MakeUp : !IsWeekend(day);

    /// <summary>The working day that comes so many working days after a day, which itself counts nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one, or more than <see cref="MaxWorkdays"/> days.</exception>
    public DateOnly After(DateOnly day, int workdays) => Count(day, workdays, 1);

    /// <summary>The working day that comes so many working days before a day, which itself counts nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one, or more than <see cref="MaxWorkdays"/> days.</exception>
    public DateOnly Before(DateOnly day, int workdays) => Count(day, workdays, -1);

    /// <summary>The last second (UTC) of the working day that comes so many working days after the college's day of a moment.</summary>
    public DateTimeOffset DeadlineAfter(DateTimeOffset moment, int workdays) =>
        CollegeTime.EndOf(After(CollegeTime.DayOf(moment), workdays));

    /// <summary>The first second (UTC) of the working day that comes so many working days before the college's day of a moment.</summary>
    public DateTimeOffset BeginningBefore(DateTimeOffset moment, int workdays) =>
        CollegeTime.BeginningOf(Before(CollegeTime.DayOf(moment), workdays));

    private DateOnly Count(DateOnly day, int workdays, int step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workdays, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workdays, MaxWorkdays);
        for (var left = workdays; left > 0;)
        {
            day = day.AddDays(step);
            if (IsWorkday(day))
                left--;
        }

        return day;
    }

    /// <summary>How many working days are left after a day, up to another one, itself included; 0 where that is not later.</summary>
    public int WorkdaysLeft(DateOnly day, DateOnly until)
    {
        var left = 0;
        for (var next = day.AddDays(1); next <= until; next = next.AddDays(1))
            left += IsWorkday(next) ? 1 : 0;
        return left;
    }
}
