using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Workflows.Organisation;

/// <summary>A department as lists show it.</summary>
public sealed record DepartmentView(string Id, string Name, string EnglishName);

/// <summary>An outside unit as lists show it.</summary>
public sealed record UnitView(string Id, string Name, string? CreditCode);

/// <summary>A role and where it holds.</summary>
/// <param name="Role">What.</param>
/// <param name="Scope">Where: <c>college</c>, <c>department:pharmacy</c> or <c>unit:heping</c>.</param>
/// <param name="Title">The role's Chinese name.</param>
/// <param name="EnglishTitle">The role's English name.</param>
public sealed record GrantView(Role Role, string Scope, string Title, string EnglishTitle)
{
    /// <summary>Shows a grant.</summary>
    public static GrantView Of(RoleGrant grant) =>
        new(grant.Role, grant.Scope.ToString(), grant.Role.Title().Zh, grant.Role.Title().En);
}

/// <summary>A person as others choose and see them.</summary>
public sealed record PersonView(string Id, string Name, string? DepartmentId, string? UnitId, IReadOnlyList<GrantView> Roles);
