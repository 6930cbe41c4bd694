using BaseWorkflows.Domain;

namespace BaseWorkflows.Api.Demo.Cases;

/// <summary>
/// The days around which the demo's history is told, whatever today is: three Decembers with assessments behind it, and a campaign that runs.
/// </summary>
internal sealed class DemoDays
{
    private const int CampaignWorkdays = 66;
    private const int LastOfWinter = 3;

    public DemoDays(DateTimeOffset now)
    {
        Today = CollegeTime.DayOf(now);
        var day = Ago(CampaignWorkdays);
        // In winter the campaign of December still runs; at other times the graduate office has opened the year's by hand.
        Opened = day.Month is 12 or <= LastOfWinter ? new DateOnly(day.Month == 12 ? day.Year : day.Year - 1, 12, 1) : day;
    }

    public DateOnly Today { get; }

    /// <summary>The day on which the campaign that runs was opened.</summary>
    public DateOnly Opened { get; }

    /// <summary>The first of December so many years before the campaign that runs.</summary>
    public DateOnly December(int yearsBefore) => new(Opened.Year - yearsBefore, 12, 1);

    /// <summary>So many working days before today, at least 1.</summary>
    public DateOnly Ago(int workdays) => Walk(Today, -workdays);

    /// <summary>So many working days after a day.</summary>
    public static DateOnly After(DateOnly day, int workdays) => Walk(day, workdays);

    private static DateOnly Walk(DateOnly day, int workdays)
    {
        for (var left = Math.Abs(workdays); left > 0;)
        {
            day = day.AddDays(Math.Sign(workdays));
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }
}
