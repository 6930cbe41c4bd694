using System.Globalization;
using BaseWorkflows.Domain;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Components.Shared;

/// <summary>Times as people at the college read them: Asia/Shanghai, whatever zone the server or the browser has.</summary>
public static class Moments
{
    /// <summary>The calendar day in Shanghai.</summary>
    public static DateOnly Day(DateTimeOffset time) => CollegeTime.DayOf(time);

    /// <summary>The hour of the clock in Shanghai, 0 to 23.</summary>
    public static int Hour(DateTimeOffset time) => CollegeTime.At(time).Hour;

    /// <summary>Such as <c>2026-11-24</c>.</summary>
    public static string Date(DateTimeOffset time) => Date(Day(time));

    /// <summary>Such as <c>2026-11-24</c>.</summary>
    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>2026-11-24 09:05</c>.</summary>
    public static string DateAndTime(DateTimeOffset time) =>
        CollegeTime.At(time).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The time of day alone, such as <c>09:05</c>.</summary>
    public static string TimeOfDay(DateTimeOffset time) =>
        CollegeTime.At(time).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The value of a <c>time</c> element's <c>datetime</c> attribute, UTC.</summary>
    public static string Machine(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>How far away a due time is, in calendar days of the college: overdue, today, tomorrow, in n days.</summary>
    public static string Until(DateTimeOffset due, DateTimeOffset now)
    {
        var days = Day(due).DayNumber - Day(now).DayNumber;
        return days switch
        {
            _ when due < now && days == 0 => W.OverdueToday,
            < 0 => W.OverdueBy(-days),
            0 => W.DueToday,
            1 => W.DueTomorrow,
            _ => W.DueIn(days),
        };
    }
}
