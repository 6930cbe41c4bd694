using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Calendars;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Calendars;

/// <summary>Enters a year of the working calendar.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Entries">All its entries.</param>
/// <param name="Version">The version that the caller saw; null for whatever is stored.</param>
public sealed record SaveCalendarYearRequest(int Year, IReadOnlyList<CalendarEntry> Entries, int? Version = null);

/// <summary>Enters a year of the working calendar, or replaces what was entered. Deadlines that are set from then on count on it.</summary>
public sealed class SaveCalendarYear(WorkflowsDbContext db, UnitOfWork unitOfWork, CalendarKeeper keeper)
{
    /// <summary>Refuses callers who don't keep the calendar, entries that contradict each other, and a version that is not the stored one.</summary>
    public async Task<Result<CalendarItem>> HandleAsync(SaveCalendarYearRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var saved = await unitOfWork.RunAsync(CommandInfo.Of(caller, "calendar.save", request, unitOfWork.IdempotencyKey), async token =>
        {
            if (CalendarKeeper.Forbid(caller) is { } forbidden)
                return forbidden;
            var year = CalendarYear.Of(request.Year, request.Entries);
            if (!year.IsOk)
                return year.Refusal;

            var row = await keeper.FindAsync(request.Year, token);
            var version = row is null ? 0 : db.VersionOf(row);
            if (request.Version is { } seen && seen != version)
            {
                return new Refusal(RefusalKind.Stale, "calendar.stale", new(
                    $"{request.Year} 年的日历已被{row?.ChangedBy}修改，请刷新后再试。", $"{row?.ChangedBy} has changed the calendar of {request.Year}. Reload and try again."));
            }

            return (Result<CalendarItem>)db.Show(await keeper.EnterAsync(year.Value, row, caller, token));
        }, cancellationToken);
        if (saved.IsOk)
            keeper.Announce();
        return saved;
    }
}
