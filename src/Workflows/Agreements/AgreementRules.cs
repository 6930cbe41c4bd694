using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Agreements;

/// <summary>Who may do what with agreements. The caller is known to see the base.</summary>
internal static class AgreementRules
{
    /// <summary>Whether the caller may begin a renewal; whether it is the time, the base says itself.</summary>
    public static bool MayRenew(TrainingBase one, Caller caller) =>
        caller.Is(Role.GraduateOfficer) || caller.Is(Role.GraduateDirector)
        || caller.DepartmentIds.Any(one.DepartmentIds.Contains)
        || (one.UnitId is { } unit && caller.Is(Role.UnitContact, Scope.Unit(unit)));

    /// <summary>Only the agreement under which a base works, or last worked, can be renewed.</summary>
    public static Refusal? CheckCurrent(TrainingBase one, string agreementId) => one.Agreement?.AgreementId == agreementId
        ? null
        : new Refusal(RefusalKind.RuleBroken, "agreement.not_current", new(
            "这不是基地现行的协议书，不能续签。", "The base does not work under this agreement; it can't be renewed."), Regulation.Art4_2);
}
