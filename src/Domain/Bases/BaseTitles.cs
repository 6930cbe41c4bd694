namespace BaseWorkflows.Domain.Bases;

/// <summary>What the values of a base are called on screen.</summary>
public static class BaseTitles
{
    /// <summary>A status in words.</summary>
    public static Text Title(this BaseStatus status) => status switch
    {
        BaseStatus.Candidate => new("拟建", "Candidate"),
        BaseStatus.InReview => new("审批中", "In review"),
        BaseStatus.Approved => new("已批准（待签约）", "Approved, agreement pending"),
        BaseStatus.Active => new("在用", "Active"),
        BaseStatus.Rectifying => new("整改中", "Rectifying"),
        BaseStatus.Delisted => new("停用", "Delisted"),
        BaseStatus.Rejected => new("未通过", "Rejected"),
        BaseStatus.Withdrawn => new("已撤回", "Withdrawn"),
        BaseStatus.Lapsed => new("协议到期", "Lapsed"),
        BaseStatus.Terminated => new("已终止", "Terminated"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>An action in words.</summary>
    public static Text Title(this BaseAction action) => action switch
    {
        BaseAction.Submit => new("提交申请", "submit the application"),
        BaseAction.Approve => new("批准", "approve"),
        BaseAction.Reject => new("不予批准", "reject"),
        BaseAction.Withdraw => new("撤回申请", "withdraw the application"),
        BaseAction.Activate => new("协议生效", "bring the agreement into force"),
        BaseAction.OrderRectification => new("责令整改", "order rectification"),
        BaseAction.PassRectification => new("整改合格", "pass the rectification"),
        BaseAction.Delist => new("停用", "delist"),
        BaseAction.Lapse => new("协议到期", "let the agreement lapse"),
        BaseAction.Renew => new("续签协议", "renew the agreement"),
        BaseAction.Terminate => new("终止合作", "terminate"),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    /// <summary>A category in words.</summary>
    public static Text Title(this BaseCategory category) => category switch
    {
        BaseCategory.Clinical => new("临床医学", "Clinical medicine"),
        BaseCategory.NonClinical => new("非临床医学", "Non-clinical"),
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, null),
    };

    /// <summary>A level in words.</summary>
    public static Text Title(this BaseLevel level) => level switch
    {
        BaseLevel.College => new("校级", "College level"),
        BaseLevel.GraduateOffice => new("研究生处级", "Graduate office level"),
        BaseLevel.Department => new("院系级", "Department level"),
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };

    /// <summary>An origin in words.</summary>
    public static Text Title(this Origin origin) => origin switch
    {
        Origin.DepartmentInitiated => new("院（系、部）自主联系", "Initiated by a department"),
        Origin.Voluntary => new("单位自愿申请", "Voluntary application of the unit"),
        Origin.GraduateOfficeInitiated => new("研究生处遴选", "Initiated by the graduate office"),
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, null),
    };

    /// <summary>A kind of rules in words.</summary>
    public static Text Title(this RulesKind kind) => kind switch
    {
        RulesKind.Safety => new("研究生实践安全管理办法", "Safety rules"),
        RulesKind.Operation => new("基地运行管理办法", "Operation rules"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A register in words.</summary>
    public static Text Title(this BaseRegister register) => register switch
    {
        BaseRegister.WorkingGroup => new("工作小组", "Working group"),
        BaseRegister.Mentors => new("基地导师", "Mentors"),
        BaseRegister.Rules => new("管理办法", "Rules"),
        BaseRegister.Exchanges => new("定期交流", "Exchange meetings"),
        BaseRegister.Facts => new("年度情况", "Facts of the year"),
        _ => throw new ArgumentOutOfRangeException(nameof(register), register, null),
    };
}
