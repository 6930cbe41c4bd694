using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Calendars;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Calendars;

/// <summary>Imports a file with one or more years.</summary>
/// <param name="Content">The file; what it looks like says <see cref="CalendarFile"/>.</param>
public sealed record ImportCalendarRequest(byte[] Content)
{
    /// <inheritdoc />
    public override string ToString() => $"calendar file of {Content.Length} bytes";
}

/// <summary>
/// Imports years of the working calendar from a file. Public holidays and make-up days in the file replace those of their year;
/// vacations are replaced only where the file has some, so that the State Council's list doesn't take away the college's own days.
/// </summary>
public sealed class ImportCalendar(UnitOfWork unitOfWork, CalendarKeeper keeper)
{
    /// <summary>Imports all of the file or nothing.</summary>
    public async Task<Result<CalendarYears>> HandleAsync(ImportCalendarRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var read = CalendarFile.Read(request.Content);
        var imported = await unitOfWork.RunAsync(CommandInfo.Of(caller, "calendar.import", request, unitOfWork.IdempotencyKey), async token =>
        {
            if ((CalendarKeeper.Forbid(caller) ?? read.Refusal) is { } refusal)
                return refusal;

            List<int> years = [];
            foreach (var group in read.Value.GroupBy(entry => entry.From.Year).OrderBy(group => group.Key))
            {
                var row = await keeper.FindAsync(group.Key, token);
                var year = CalendarYear.Of(group.Key, [.. group, .. Kept(row, [.. group])]);
                if (!year.IsOk)
                    return year.Refusal;
                await keeper.EnterAsync(year.Value, row, caller, token);
                years.Add(group.Key);
            }

            return (Result<CalendarYears>)new CalendarYears(years);
        }, cancellationToken);
        if (imported.IsOk)
            keeper.Announce();
        return imported;
    }

    private static IEnumerable<CalendarEntry> Kept(CalendarYearRow? row, List<CalendarEntry> imported) => row?.Entries.Where(entry =>
        !imported.Exists(other => entry.Kind == CalendarDayKind.Vacation == (other.Kind == CalendarDayKind.Vacation))) ?? [];
}
