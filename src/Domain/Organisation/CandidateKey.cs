namespace BaseWorkflows.Domain.Organisation;

/// <summary>
/// Who may take a task, as a string that tasks and people can be matched by: <c>person:{id}</c>,
/// <c>role:DepartmentHead@department:pharmacy</c>, <c>role:GraduateOfficer@college</c>.
/// A task holds some keys, a person has some keys, and a common one makes the person a candidate.
/// </summary>
public static class CandidateKey
{
    private const string Person = "person:";

    /// <summary>One person.</summary>
    public static string ForPerson(string personId) => Person + personId;

    /// <summary>Everybody who holds the role in that scope.</summary>
    public static string ForRole(Role role, Scope scope) => $"role:{role}@{scope}";

    /// <summary>All keys of a person: their own, and one for each role that can be given tasks.</summary>
    public static IReadOnlyList<string> Of(string personId, IEnumerable<RoleGrant> grants) =>
    [
        ForPerson(personId),
        .. OfRoles(grants),
    ];

    /// <summary>The keys of roles alone, one for each that can be given tasks: what another can take over.</summary>
    public static IEnumerable<string> OfRoles(IEnumerable<RoleGrant> grants) =>
        grants.Where(grant => CanBeGivenTasks(grant.Role)).Select(grant => ForRole(grant.Role, grant.Scope)).Distinct();

    /// <summary>The person whom a key names; null where it names a role.</summary>
    public static string? PersonOf(string key) => key.StartsWith(Person, StringComparison.Ordinal) ? key[Person.Length..] : null;

    /// <summary>The role that a key names; null where it names a person.</summary>
    public static Role? RoleOf(string key) =>
        PersonOf(key) is null && key.Split(':', '@') is [_, var name, ..] && Enum.TryParse<Role>(name, out var role) ? role : null;

    /// <summary>Where the role of a key is held; null where it names a person.</summary>
    public static Scope? ScopeOf(string key) =>
        PersonOf(key) is null && key.Split('@', 2) is [_, var where] && Scope.TryParse(where, out var scope) ? scope : null;

    /// <summary>Auditors and subscribers change nothing, so no task is ever theirs.</summary>
    public static bool CanBeGivenTasks(Role role) => role is not (Role.Auditor or Role.Subscriber);
}
