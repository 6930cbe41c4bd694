using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Domain.Bases;

/// <summary>One legal move in the life of a base.</summary>
/// <param name="From">The status before.</param>
/// <param name="Action">What is done.</param>
/// <param name="To">The status after.</param>
/// <param name="By">Who does it; empty where the calendar does.</param>
/// <param name="Clause">The clause it follows from.</param>
/// <param name="When">What must have happened.</param>
public sealed record LifecycleRule(
    BaseStatus From, BaseAction Action, BaseStatus To, IReadOnlyList<Role> By, Clause Clause, Text When);

/// <summary>
/// The life of a base as one table. What is not in it is refused; <c>docs/lifecycle.md</c> is generated from it.
/// </summary>
public static class Lifecycle
{
    /// <summary>All legal moves.</summary>
    public static IReadOnlyList<LifecycleRule> Rules { get; } =
    [
        new(BaseStatus.Candidate, BaseAction.Submit, BaseStatus.InReview,
            [Role.UnitContact, Role.DepartmentOfficer, Role.GraduateOfficer], Regulation.Art3_1,
            new("申请表填写完整，符合提交条件", "the application is complete")),
        new(BaseStatus.InReview, BaseAction.Approve, BaseStatus.Approved,
            [Role.VicePresident, Role.PresidentSecretary], Regulation.Art3_2,
            new("分管校领导批准（3.2、3.3）或校长办公会审议通过（3.4）；编发名称与编号", "the vice president (3.2, 3.3) or the president's office meeting (3.4) approves; name and number are issued")),
        new(BaseStatus.InReview, BaseAction.Reject, BaseStatus.Rejected,
            [Role.GraduateOfficer, Role.GraduateDirector, Role.DepartmentOfficer, Role.DepartmentHead, Role.VicePresident, Role.PresidentSecretary],
            Regulation.Art3_1, new("任一审批环节不同意", "any step of the route says no")),
        new(BaseStatus.InReview, BaseAction.Withdraw, BaseStatus.Withdrawn,
            [Role.UnitContact, Role.DepartmentOfficer, Role.GraduateOfficer], Regulation.Art3_1,
            new("申请人在批准前撤回", "the applicant takes it back before the decision")),
        new(BaseStatus.Approved, BaseAction.Activate, BaseStatus.Active,
            [Role.GraduateOfficer, Role.DepartmentOfficer, Role.UnitContact], Regulation.Art4_1,
            new("协议一式三份双方签字，三方持有人均确认收到", "all three copies are signed by both sides and confirmed by their holders")),
        new(BaseStatus.Active, BaseAction.OrderRectification, BaseStatus.Rectifying,
            [Role.GraduateOfficer, Role.GraduateDirector], Regulation.Art6_3_4,
            new("年度考核不合格", "the annual assessment was failed")),
        new(BaseStatus.Rectifying, BaseAction.PassRectification, BaseStatus.Active,
            [Role.GraduateOfficer, Role.GraduateDirector], Regulation.Art6_3_4,
            new("整改后复核合格", "the re-assessment was passed")),
        new(BaseStatus.Rectifying, BaseAction.Delist, BaseStatus.Delisted,
            [Role.GraduateDirector], Regulation.Art6_3_4,
            new("整改后仍不合格或逾期未交，下年度停用", "the re-assessment was failed or nothing was handed in; no base in the following year")),
        new(BaseStatus.Active, BaseAction.Lapse, BaseStatus.Lapsed,
            [], Regulation.Art4_2, new("协议期满未续签", "the agreement's term is over")),
        new(BaseStatus.Active, BaseAction.Renew, BaseStatus.Active,
            [Role.GraduateOfficer, Role.DepartmentOfficer, Role.UnitContact], Regulation.Art4_2,
            new("到期前续签的协议生效，期限接续延长", "an agreement renewed before the end is in force and lengthens the term")),
        new(BaseStatus.Rectifying, BaseAction.Renew, BaseStatus.Rectifying,
            [Role.GraduateOfficer, Role.DepartmentOfficer, Role.UnitContact], Regulation.Art4_2,
            new("整改期间续签的协议生效，不影响整改", "an agreement renewed during a rectification is in force; the rectification goes on")),
        new(BaseStatus.Lapsed, BaseAction.Renew, BaseStatus.Active,
            [Role.GraduateOfficer, Role.DepartmentOfficer, Role.UnitContact], Regulation.Art4_2,
            new("续签协议生效", "the renewed agreement is in force")),
        new(BaseStatus.Active, BaseAction.Terminate, BaseStatus.Terminated,
            [Role.GraduateDirector], Regulation.Art4_2, new("双方终止合作", "both sides end the cooperation")),
        new(BaseStatus.Lapsed, BaseAction.Terminate, BaseStatus.Terminated,
            [Role.GraduateDirector], Regulation.Art4_2, new("到期后不再续签", "no renewal after the term")),
    ];

    /// <summary>The rule for an action in a status, or the refusal that names both.</summary>
    public static Result<LifecycleRule> Find(BaseStatus status, BaseAction action)
    {
        foreach (var rule in Rules)
        {
            if (rule.From == status && rule.Action == action)
                return rule;
        }

        return new Refusal(RefusalKind.RuleBroken, "base.action_not_allowed", new(
            $"基地当前状态为“{status.Title().Zh}”（{status}），不能执行“{action.Title().Zh}”（{action}）。",
            $"The base is “{status.Title().En}” ({status}); it is not possible to {action.Title().En} ({action})."));
    }
}
