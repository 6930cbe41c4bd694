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
    private IReadOnlyList<string>? ownKeys;

    /// <summary>The service itself: timers, the calendar, start-up.</summary>
    public static Caller System { get; } = new("system", "系统", [], null);

    /// <summary>The department that they belong to; null for none.</summary>
    public string? DepartmentId { get; init; }

    /// <summary>The people from whom they take over today since those are away.</summary>
    public IReadOnlyList<Principal> ActsFor { get; init; } = [];

    /// <summary>The keys by which tasks are given to them, those of the roles that they take over included.</summary>
    public IReadOnlyList<string> CandidateKeys => candidateKeys ??= [.. OwnKeys.Concat(ActsFor.SelectMany(one => one.Keys)).Distinct()];

    private IReadOnlyList<string> OwnKeys => ownKeys ??= CandidateKey.Of(PersonId, Roles);

    /// <summary>The one for whom they act in something that was given to these; null where it was given to them in their own right.</summary>
    public Principal? ActingForIn(IReadOnlyList<string> candidates) =>
        candidates.Any(OwnKeys.Contains) ? null : ActsFor.FirstOrDefault(one => candidates.Any(one.Keys.Contains));

    /// <summary>How histories name them in something that was given to these: <c>李四（代王处长）</c> where they act for another.</summary>
    public string NameIn(IReadOnlyList<string> candidates) => ActingForIn(candidates) is { } absent ? $"{Name}（代{absent.Name}）" : Name;

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

/// <summary>Somebody who is away and from whom another takes over.</summary>
/// <param name="PersonId">Who is away.</param>
/// <param name="Name">Their name.</param>
/// <param name="Roles">What they may act as, and where.</param>
public sealed record Principal(string PersonId, string Name, IReadOnlyList<RoleGrant> Roles)
{
    /// <summary>The keys that are taken over: those of roles. What is asked of one named person stays that person's own.</summary>
    public IReadOnlyList<string> Keys { get; } = [.. CandidateKey.OfRoles(Roles)];
}
