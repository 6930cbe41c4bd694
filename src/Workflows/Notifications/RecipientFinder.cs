using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Notifications;

/// <summary>Somebody who is told.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="IsAway">Whether they are away today: what they are told waits for them in the list, and goes nowhere else.</param>
internal sealed record Recipient(string PersonId, bool IsAway);

/// <summary>Finds the people behind candidate keys, as they are today: no disabled accounts, and whoever takes over from those who are away.</summary>
public sealed class RecipientFinder(WorkflowsDbContext db, TimeProvider time)
{
    /// <summary>Everybody who holds one of these keys.</summary>
    internal async Task<IReadOnlyList<Recipient>> OfKeysAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var named = keys.Select(CandidateKey.PersonOf).OfType<string>().ToHashSet();
        var wanted = keys.ToHashSet();
        var roles = keys.Select(CandidateKey.RoleOf).OfType<Role>().Distinct().ToList();
        var holders = (await db.Set<RoleGrantRow>().AsNoTracking().Where(grant => roles.Contains(grant.Role)).ToListAsync(cancellationToken))
            .Where(grant => wanted.Contains(CandidateKey.ForRole(grant.Role, grant.ToGrant().Scope))).Select(grant => grant.AccountId).ToHashSet();

        var today = time.Today();
        var absences = await db.Set<Absence>().AsNoTracking().Where(one => one.EndedAt == null && one.From <= today && one.To >= today).ToListAsync(cancellationToken);
        var people = holders.ToList();
        for (var i = 0; i < people.Count; i++)
            people.AddRange(absences.Where(one => one.PersonId == people[i]).Select(one => one.ActingId).Except(people).ToList());

        List<string> all = [.. named.Union(people)];
        var known = await db.Users.AsNoTracking().Where(account => all.Contains(account.Id) && !account.IsDisabled)
            .Select(account => account.Id).OrderBy(id => id).ToListAsync(cancellationToken);
        return [.. known.Select(id => new Recipient(id, absences.Any(one => one.PersonId == id)))];
    }
}
