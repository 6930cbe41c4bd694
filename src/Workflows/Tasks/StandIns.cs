using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>
/// Who is asked where nobody holds the role that a route asks for, so that no case waits for a person who isn't there:
/// a department without an officer is answered for by its head, a unit without an account by the graduate office, which
/// records what the unit handed in on paper.
/// </summary>
public sealed class StandIns(WorkflowsDbContext db)
{
    /// <summary>The key of those who act for a unit that the service doesn't know.</summary>
    public static readonly string ForUnknownUnit = CandidateKey.ForRole(Role.GraduateOfficer, Scope.College);

    /// <summary>Adds the stand-in's key to each group that has no other holder.</summary>
    internal async Task AddAsync(List<List<string>> groups, CancellationToken cancellationToken)
    {
        foreach (var keys in groups)
        {
            if (keys is [var only] && StandInFor(only) is { } standIn && !await IsHeldAsync(only, cancellationToken))
                keys.Add(standIn);
        }
    }

    private static string? StandInFor(string key) => Read(key) switch
    {
        (Role.DepartmentOfficer, var scope) => CandidateKey.ForRole(Role.DepartmentHead, scope),
        (Role.UnitContact, _) => ForUnknownUnit,
        _ => null,
    };

    private async Task<bool> IsHeldAsync(string key, CancellationToken cancellationToken)
    {
        var (role, scope) = Read(key)!.Value;
        var text = scope.ToString();
        return await db.Set<RoleGrantRow>().AnyAsync(
            grant => grant.Role == role && grant.Scope == text && db.Users.Any(account => account.Id == grant.AccountId && !account.IsDisabled),
            cancellationToken);
    }

    private static (Role Role, Scope Scope)? Read(string key) =>
        key.Split('@', 2) is [['r', 'o', 'l', 'e', ':', .. var role], var scope]
        && Enum.TryParse<Role>(role, out var named) && Scope.TryParse(scope, out var where)
            ? (named, where)
            : null;
}
