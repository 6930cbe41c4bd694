using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Workflows.Organisation;

/// <summary>Who asks: a person, a machine with a key, or the service itself.</summary>
/// <param name="PersonId">The account's id.</param>
/// <param name="Name">The name that histories show.</param>
/// <param name="Roles">What they may act as, and where.</param>
/// <param name="UnitId">The outside unit that they belong to; null for people of the college.</param>
public sealed record Caller(string PersonId, string Name, IReadOnlyList<RoleGrant> Roles, string? UnitId)
{
    private IReadOnlyList<string>? candidateKeys;

    /// <summary>The service itself: timers, the calendar, start-up.</summary>
    public static Caller System { get; } = new("system", "系统", [], null);

    /// <summary>The department that they belong to; null for none.</summary>
    public string? DepartmentId { get; init; }

    /// <summary>The keys by which tasks are given to them.</summary>
    public IReadOnlyList<string> CandidateKeys => candidateKeys ??= CandidateKey.Of(PersonId, Roles);

    /// <summary>Whether they hold the role, wherever.</summary>
    public bool Is(Role role) => Roles.Any(grant => grant.Role == role);

    /// <summary>Whether they hold the role exactly there.</summary>
    public bool Is(Role role, Scope scope) => Roles.Contains(new RoleGrant(role, scope));

    /// <summary>The departments in which they are officer or head.</summary>
    public IEnumerable<string> DepartmentIds => Roles
        .Where(grant => grant.Scope.Kind == ScopeKind.Department)
        .Select(grant => grant.Scope.Id!)
        .Distinct();
}
