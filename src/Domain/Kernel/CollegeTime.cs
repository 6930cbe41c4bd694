namespace BaseWorkflows.Domain;

/// <summary>The college's clock: dates of the regulation are calendar days in Asia/Shanghai.</summary>
public static class CollegeTime
{
    /// <summary>The college's time zone.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>The moment as it reads on the college's clock.</summary>
    public static DateTimeOffset At(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>The college's calendar day of a moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(At(moment).DateTime);

    /// <summary>The first second (UTC) of one of the college's calendar days.</summary>
    public static DateTimeOffset BeginningOf(DateOnly day)
    {
        var beginning = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(beginning, Zone.GetUtcOffset(beginning)).ToUniversalTime();
    }

    /// <summary>The last second (UTC) of one of the college's calendar days.</summary>
    public static DateTimeOffset EndOf(DateOnly day)
    {
        var end = day.ToDateTime(new TimeOnly(23, 59, 59));
        return new DateTimeOffset(end, Zone.GetUtcOffset(end)).ToUniversalTime();
    }

    /// <summary>The college's calendar day now.</summary>
    public static DateOnly Today(this TimeProvider time) => DayOf(time.GetUtcNow());
}
