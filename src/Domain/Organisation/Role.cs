namespace BaseWorkflows.Domain.Organisation;

/// <summary>What a person or a machine acts as. Each grant of a role has a <see cref="Scope"/>.</summary>
public enum Role
{
    /// <summary>研究生处经办人: the graduate office's officer. Scope: the college.</summary>
    GraduateOfficer,

    /// <summary>研究生处处长: the graduate office's director. Scope: the college.</summary>
    GraduateDirector,

    /// <summary>院（系、部）经办人: a department's officer. Scope: one department.</summary>
    DepartmentOfficer,

    /// <summary>院（系、部）负责人: a department's head. Scope: one department.</summary>
    DepartmentHead,

    /// <summary>申请单位（基地）联系人: an outside account. Scope: its own unit.</summary>
    UnitContact,

    /// <summary>校内专家: sees only the tasks given to it. Scope: the college.</summary>
    Expert,

    /// <summary>分管校领导: the vice president in charge. Scope: the college.</summary>
    VicePresident,

    /// <summary>校长办公室秘书: records the resolutions of the president's office meeting. Scope: the college.</summary>
    PresidentSecretary,

    /// <summary>流程管理员: edits routes, sees no cases. Scope: the college.</summary>
    RouteAdministrator,

    /// <summary>系统管理员: users, organisation, subscriptions, jobs. Scope: the college.</summary>
    SystemAdministrator,

    /// <summary>审计: reads all, changes nothing. Scope: the college.</summary>
    Auditor,

    /// <summary>订阅系统: a machine that reads events and the public register. Scope: the college.</summary>
    Subscriber,
}

/// <summary>Facts about roles.</summary>
public static class Roles
{
    /// <summary>What the role is called on screen.</summary>
    public static Text Title(this Role role) => role switch
    {
        Role.GraduateOfficer => new("研究生处经办人", "Graduate office officer"),
        Role.GraduateDirector => new("研究生处处长", "Graduate office director"),
        Role.DepartmentOfficer => new("院（系、部）经办人", "Department officer"),
        Role.DepartmentHead => new("院（系、部）负责人", "Department head"),
        Role.UnitContact => new("申请单位（基地）联系人", "Unit contact"),
        Role.Expert => new("校内专家", "Expert"),
        Role.VicePresident => new("分管校领导", "Vice president in charge"),
        Role.PresidentSecretary => new("校长办公室秘书", "President's office secretary"),
        Role.RouteAdministrator => new("流程管理员", "Route administrator"),
        Role.SystemAdministrator => new("系统管理员", "System administrator"),
        Role.Auditor => new("审计", "Auditor"),
        Role.Subscriber => new("订阅系统", "Subscriber"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <summary>The kind of scope that a grant of the role must have.</summary>
    public static ScopeKind ScopeKind(this Role role) => role switch
    {
        Role.DepartmentOfficer or Role.DepartmentHead => Organisation.ScopeKind.Department,
        Role.UnitContact => Organisation.ScopeKind.Unit,
        _ => Organisation.ScopeKind.College,
    };
}
