namespace BaseWorkflows.Workflows;

/// <summary>The college's own calendar: what is stored in UTC happens on days in Asia/Shanghai.</summary>
internal static class CollegeTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>The date at the college now.</summary>
    public static DateOnly Today(this TimeProvider time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone).DateTime);
}
