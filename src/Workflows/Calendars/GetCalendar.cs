using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Calendars;

/// <summary>Says which years have been entered. Everybody who is signed in may know how deadlines are counted.</summary>
public sealed class ListCalendarYears(WorkflowsDbContext db)
{
    /// <summary>Lists them.</summary>
    public async Task<Result<CalendarYears>> HandleAsync(Caller caller, CancellationToken cancellationToken) =>
        new CalendarYears(await db.Set<CalendarYearRow>().Select(row => row.Year).Order().ToListAsync(cancellationToken));
}

/// <summary>Shows a year of the calendar; one that nobody has entered is empty.</summary>
public sealed class GetCalendarYear(WorkflowsDbContext db)
{
    /// <summary>Shows it.</summary>
    public async Task<Result<CalendarItem>> HandleAsync(int year, Caller caller, CancellationToken cancellationToken) =>
        await db.Set<CalendarYearRow>().SingleOrDefaultAsync(row => row.Year == year, cancellationToken) is { } row
            ? db.Show(row)
            : new CalendarItem(year, [], 0, null, null);
}

internal static class CalendarShow
{
    public static CalendarItem Show(this WorkflowsDbContext db, CalendarYearRow row) =>
        new(row.Year, row.Entries, db.VersionOf(row), row.ChangedBy, row.ChangedAt);
}
