namespace BaseWorkflows.Domain.Organisation;

/// <summary>A role that somebody holds, and where. A person may hold several.</summary>
/// <param name="Role">What they act as.</param>
/// <param name="Scope">Where they may.</param>
public readonly record struct RoleGrant(Role Role, Scope Scope)
{
    /// <summary>Refuses a grant whose scope is not of the kind that the role asks for, such as a department head of the whole college.</summary>
    public static Result<RoleGrant> Create(Role role, Scope scope)
    {
        if (!Enum.IsDefined(role))
        {
            return new Refusal(RefusalKind.Invalid, "organisation.role_unknown",
                new("没有这个角色。", "There is no such role."));
        }

        if (scope.Kind != role.ScopeKind())
        {
            return new Refusal(RefusalKind.Invalid, "organisation.scope_mismatch", new(
                $"“{role.Title().Zh}”的授权范围必须是{Describe(role.ScopeKind()).Zh}。",
                $"A grant of “{role.Title().En}” must be for {Describe(role.ScopeKind()).En}."));
        }

        return new RoleGrant(role, scope);
    }

    private static Text Describe(ScopeKind kind) => kind switch
    {
        ScopeKind.Department => new("一个院（系、部）", "one department"),
        ScopeKind.Unit => new("一个单位", "one unit"),
        _ => new("学校", "the college"),
    };
}
