namespace BaseWorkflows.Domain.Calendars;

/// <summary>Why a day of the college's calendar is not what its weekday says.</summary>
public enum CalendarDayKind
{
    /// <summary>放假: a public holiday.</summary>
    Holiday,

    /// <summary>调休上班: a Saturday or Sunday on which people work instead.</summary>
    MakeUp,

    /// <summary>寒暑假: the college's own winter or summer vacation.</summary>
    Vacation,
}

/// <summary>Days in a row that are not what their weekday says.</summary>
/// <param name="From">The first day, Asia/Shanghai.</param>
/// <param name="To">The last day, itself included.</param>
/// <param name="Kind">What they are.</param>
/// <param name="Name">What people call them, such as 国庆节.</param>
public sealed record CalendarEntry(DateOnly From, DateOnly To, CalendarDayKind Kind, string Name)
{
    /// <summary>Whether a day is among them.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= To;

    /// <summary>Whether a day is in both.</summary>
    public bool Overlaps(CalendarEntry other) => From <= other.To && other.From <= To;
}

/// <summary>What the kinds are called on screen and in files.</summary>
public static class CalendarTitles
{
    /// <summary>The name of a kind.</summary>
    public static Text Title(this CalendarDayKind kind) => kind switch
    {
        CalendarDayKind.Holiday => new("放假", "Holiday"),
        CalendarDayKind.MakeUp => new("调休上班", "Make-up workday"),
        CalendarDayKind.Vacation => new("寒暑假", "Vacation"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
