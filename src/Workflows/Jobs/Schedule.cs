using BaseWorkflows.Domain;
using Cronos;

namespace BaseWorkflows.Workflows.Jobs;

/// <summary>
/// Work that the calendar asks for. It finds what is due by itself and calls the use case that a person would call, so that
/// doing it twice is the same as once, and doing it late does all that was missed.
/// </summary>
/// <param name="Key">Its name in the database, the log and the dashboard; at most 40 characters.</param>
/// <param name="Title">Its name on pages.</param>
/// <param name="When">The times in words.</param>
/// <param name="Cron">The times: six fields, seconds first, on the college's clock (Asia/Shanghai).</param>
/// <param name="WorkAsync">
/// Does it in a scope of its own and says how many things it did; throws where it failed. Told the last of its times that was served before, for
/// those who must know whether a certain day was missed.
/// </param>
public sealed record Schedule(
    string Key, Text Title, Text When, string Cron, Func<IServiceProvider, DateTimeOffset, CancellationToken, Task<int>> WorkAsync)
{
    // How far back the last time lies can't be read off an expression; wider and wider stretches find it without walking a year in seconds.
    private static readonly TimeSpan[] Stretches =
        [TimeSpan.FromMinutes(2), TimeSpan.FromHours(2), TimeSpan.FromDays(2), TimeSpan.FromDays(40), TimeSpan.FromDays(4 * 366)];

    private readonly CronExpression expression = CronExpression.Parse(Cron, CronFormat.IncludeSeconds);

    /// <summary>The latest of its times that is not after a moment (UTC).</summary>
    /// <exception cref="InvalidOperationException">There is none in four years.</exception>
    public DateTimeOffset LastBefore(DateTimeOffset moment)
    {
        foreach (var stretch in Stretches)
        {
            DateTimeOffset? last = null;
            foreach (var time in expression.GetOccurrences(moment - stretch, moment, CollegeTime.Zone, toInclusive: true))
                last = time;
            if (last is { } found)
                return found.ToUniversalTime();
        }

        throw new InvalidOperationException($"The schedule {Key} ({Cron}) is never due.");
    }

    /// <summary>The first of its times after a moment (UTC); null for none.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset moment) => expression.GetNextOccurrence(moment, CollegeTime.Zone)?.ToUniversalTime();
}
