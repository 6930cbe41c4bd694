using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Domain.Applications;

/// <summary>Which route an application goes: chosen by rule, never by the applicant (3.1).</summary>
public static class RouteRule
{
    /// <summary>The origin follows from who applies.</summary>
    public static Result<Origin> OriginOf(Role applicant) => applicant switch
    {
        Role.UnitContact => Origin.Voluntary,
        Role.DepartmentOfficer => Origin.DepartmentInitiated,
        Role.GraduateOfficer => Origin.GraduateOfficeInitiated,
        _ => new Refusal(RefusalKind.Forbidden, "application.role_not_allowed", new(
            "只有申请单位联系人、院（系、部）经办人或研究生处经办人可以提交申请。",
            "Only a unit contact, a department officer or a graduate office officer may apply."), Regulation.Art3_1),
    };

    /// <summary>The definition id of the route (3.2–3.4).</summary>
    public static Result<string> For(BaseCategory category, Origin origin) => (category, origin) switch
    {
        (BaseCategory.Clinical, _) => "approval-clinical",
        (BaseCategory.NonClinical, Origin.Voluntary) => "approval-voluntary",
        (BaseCategory.NonClinical, Origin.DepartmentInitiated) => "approval-department",
        _ => new Refusal(RefusalKind.RuleBroken, "application.wrong_initiator", new(
            "非临床医学专业基地的遴选由本专业所在院（系、部）负责，请由院系发起申请。",
            "Non-clinical bases are selected by the department of the specialty; let the department apply."), Regulation.Art3_1),
    };

    /// <summary>The clause that describes the route (3.2–3.4).</summary>
    public static Clause ClauseOf(BaseCategory category, Origin origin) => (category, origin) switch
    {
        (BaseCategory.Clinical, _) => Regulation.Art3_4,
        (_, Origin.Voluntary) => Regulation.Art3_3,
        _ => Regulation.Art3_2,
    };
}
