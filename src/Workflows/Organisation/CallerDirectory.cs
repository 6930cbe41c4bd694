using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Organisation;

/// <summary>Turns a signed-in account into a <see cref="Caller"/>.</summary>
public sealed class CallerDirectory(WorkflowsDbContext db, TimeProvider time)
{
    /// <summary>
    /// The caller behind an account id; null where there is no such account, it is disabled, or it has signed out everywhere since
    /// the session with this security stamp began.
    /// </summary>
    /// <param name="accountId">The account.</param>
    /// <param name="securityStamp">What the session says; null where the account is not known by a session.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Caller?> FindAsync(string accountId, string? securityStamp, CancellationToken cancellationToken)
    {
        var found = await db.Users.AsNoTracking()
            .Where(account => account.Id == accountId && !account.IsDisabled && (securityStamp == null || account.SecurityStamp == securityStamp))
            .Select(account => new
            {
                account.Id,
                account.Name,
                account.UnitId,
                account.DepartmentId,
                Grants = db.Set<RoleGrantRow>().Where(grant => grant.AccountId == account.Id).ToList(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? null
            : new Caller(found.Id, found.Name, [.. found.Grants.Select(grant => grant.ToGrant())], found.UnitId)
            {
                DepartmentId = found.DepartmentId,
                ActsFor = await ActsForAsync(found.Id, cancellationToken),
            };
    }

    private async Task<IReadOnlyList<Principal>> ActsForAsync(string accountId, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var absences = await db.Set<Absence>().AsNoTracking().Where(one => one.EndedAt == null && one.From <= today && one.To >= today)
            .ToListAsync(cancellationToken);
        if (Absence.CoveredBy(accountId, today, absences) is not { Count: > 0 } covered)
            return [];
        var people = await db.Users.AsNoTracking().Where(account => covered.Contains(account.Id) && !account.IsDisabled)
            .OrderBy(account => account.Id)
            .Select(account => new
            {
                account.Id,
                account.Name,
                Grants = db.Set<RoleGrantRow>().Where(grant => grant.AccountId == account.Id).ToList(),
            })
            .ToListAsync(cancellationToken);
        return [.. people.Select(one => new Principal(one.Id, one.Name, [.. one.Grants.Select(grant => grant.ToGrant())]))];
    }
}
