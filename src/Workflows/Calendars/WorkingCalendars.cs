using BaseWorkflows.Domain.Calendars;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Calendars;

/// <summary>The working calendar that deadlines count on.</summary>
public sealed class WorkingCalendars(WorkflowsDbContext db, CalendarCache cache)
{
    /// <summary>The calendar with all years that have been entered; a change on another node is seen within a minute.</summary>
    public async ValueTask<WorkingCalendar> CurrentAsync(CancellationToken cancellationToken)
    {
        if (cache.Fresh is { } known)
            return known;
        var rows = await db.Set<CalendarYearRow>().AsNoTracking().ToListAsync(cancellationToken);
        return cache.Keep(new WorkingCalendar(rows.Select(row => CalendarYear.Of(row.Year, row.Entries).Value)));
    }
}

/// <summary>The calendar as it was read last, for the whole process.</summary>
public sealed class CalendarCache(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);
    private volatile Read? read;

    internal WorkingCalendar? Fresh => read is { } last && time.GetElapsedTime(last.At) < Life ? last.Calendar : null;

    internal WorkingCalendar Keep(WorkingCalendar calendar)
    {
        read = new(calendar, time.GetTimestamp());
        return calendar;
    }

    internal void Forget() => read = null;

    private sealed record Read(WorkingCalendar Calendar, long At);
}
