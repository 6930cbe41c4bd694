using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Organisation.Absences;

/// <summary>An absence as lists show it.</summary>
/// <param name="Id">The absence.</param>
/// <param name="PersonId">Who is away.</param>
/// <param name="Person">Their name.</param>
/// <param name="ActingId">Who takes over.</param>
/// <param name="Acting">Their name.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Reason">Why; null where it isn't said.</param>
/// <param name="EndedAt">When it ended (UTC); null until then.</param>
/// <param name="IsOn">Whether it holds today.</param>
/// <param name="MayEnd">Whether the caller may end it.</param>
public sealed record AbsenceView(
    string Id, string PersonId, string Person, string ActingId, string Acting, DateOnly From, DateOnly To, string? Reason,
    DateTimeOffset? EndedAt, bool IsOn, bool MayEnd);

/// <summary>A list of absences.</summary>
public sealed record AbsenceList(IReadOnlyList<AbsenceView> Items);

/// <summary>The absences in which the caller is away or takes over, of system administrators everybody's; the latest first, at most 200.</summary>
public sealed class ListAbsences(WorkflowsDbContext db, TimeProvider time)
{
    private const int AtMost = 200;

    /// <summary>Lists them.</summary>
    public async Task<Result<AbsenceList>> HandleAsync(Caller caller, CancellationToken cancellationToken)
    {
        var all = caller.Is(Role.SystemAdministrator);
        var absences = await db.Set<Absence>().AsNoTracking()
            .Where(one => all || one.PersonId == caller.PersonId || one.ActingId == caller.PersonId)
            .OrderBy(one => one.EndedAt != null).ThenByDescending(one => one.From).Take(AtMost).ToListAsync(cancellationToken);
        return new AbsenceList(await ShowAsync(absences, caller, cancellationToken));
    }

    internal async Task<IReadOnlyList<AbsenceView>> ShowAsync(IReadOnlyList<Absence> absences, Caller caller, CancellationToken cancellationToken)
    {
        var ids = absences.SelectMany(one => new[] { one.PersonId, one.ActingId }).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(account => ids.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, account => account.Name, cancellationToken);
        return [.. absences.Select(one => new AbsenceView(
            one.Id, one.PersonId, names.GetValueOrDefault(one.PersonId, one.PersonId), one.ActingId, names.GetValueOrDefault(one.ActingId, one.ActingId),
            one.From, one.To, one.Reason, one.EndedAt, one.IsOn(time.Today()), one.EndedAt is null && EndAbsence.May(caller, one)))];
    }
}
