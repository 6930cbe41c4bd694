using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Calendars;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Calendars;

/// <summary>
/// Writes years of the calendar, for the use cases that do. Tasks that wait already keep the deadline that they were given.
/// </summary>
public sealed class CalendarKeeper(WorkflowsDbContext db, EventLog events, CalendarCache cache, TimeProvider time)
{
    /// <summary>Whether somebody keeps the calendar.</summary>
    public static bool MayKeep(Caller caller) => Administration.IsOffice(caller);

    /// <summary>Why somebody may not; the calendar is kept by the graduate office and administrators.</summary>
    internal static Refusal? Forbid(Caller caller) =>
        MayKeep(caller)
            ? null
            : new Refusal(RefusalKind.Forbidden, "calendar.forbidden", new(
                "只有研究生处和系统管理员可以维护工作日历。", "Only the graduate office and administrators keep the working calendar."));

    /// <summary>The stored year, tracked; null where nobody has entered it.</summary>
    internal Task<CalendarYearRow?> FindAsync(int year, CancellationToken cancellationToken) =>
        db.Set<CalendarYearRow>().SingleOrDefaultAsync(row => row.Year == year, cancellationToken);

    /// <summary>Enters a year, or replaces what was entered.</summary>
    internal async Task<CalendarYearRow> EnterAsync(CalendarYear year, CalendarYearRow? row, Caller caller, CancellationToken cancellationToken)
    {
        if (row is null)
        {
            row = new CalendarYearRow { Year = year.Year, Entries = year.Entries, ChangedBy = caller.Name, ChangedAt = time.GetUtcNow() };
            db.Add(row);
        }
        else
        {
            (row.Entries, row.ChangedBy, row.ChangedAt) = (year.Entries, caller.Name, time.GetUtcNow());
        }

        // What the service brings along is no news.
        if (caller != Caller.System)
            Tell(year);
        await db.SaveChangesAsync(cancellationToken);
        return row;
    }

    /// <summary>Lets this node read the calendar anew. Call it once the change is committed.</summary>
    internal void Announce() => cache.Forget();

    private void Tell(CalendarYear year) =>
        events.Append(new EventRecord("CalendarEntered", $"calendar/{year.Year}", new JsonObject
        {
            ["year"] = year.Year,
            ["entries"] = new JsonArray([.. year.Entries.Select(entry => (JsonNode)$"{entry.From:yyyy-MM-dd}/{entry.To:yyyy-MM-dd} {entry.Kind} {entry.Name}")]),
        }));
}
