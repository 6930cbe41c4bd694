using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>Who may enter what into the registers of a base, and who sees telephone numbers. The caller is known to see the base.</summary>
internal static class BaseRules
{
    /// <summary>Why the caller may not; null where they may. The base itself decides whether it is the time.</summary>
    public static Refusal? Check(TrainingBase one, BaseEditAction action, Caller caller)
    {
        if (MayEdit(one, action, caller))
            return null;

        return action == BaseEditAction.SetWorkingGroup
            ? new(RefusalKind.Forbidden, "base.forbidden", new(
                "只有研究生处和本基地的相关院（系、部）可以登记工作小组。",
                "Only the graduate office and the departments of this base set its working group."), Regulation.Art5_1)
            : new(RefusalKind.Forbidden, "base.forbidden", new(
                "只有研究生处、本基地的相关院（系、部）和基地联系人可以登记基地资料。",
                "Only the graduate office, the departments of this base and its unit keep its registers."), ClauseOf(action));
    }

    /// <summary>The same, and not with what they saw: the version of the base.</summary>
    public static Refusal? Check(TrainingBase one, BaseEditAction action, int? version, int current, Caller caller) =>
        Check(one, action, caller) ?? CheckVersion(version, current);

    /// <summary>Refused (412) where it has changed since the caller saw it.</summary>
    public static Refusal? CheckVersion(int? seen, int current) => seen is { } version && version != current
        ? new(RefusalKind.Stale, "base.stale", new(
            $"基地信息已被修改（您看到的是第 {version} 版，现在是第 {current} 版），请刷新后再试。",
            $"The base has changed: you saw version {version}, it is now {current}. Reload and try again."))
        : null;

    /// <summary>What the caller can do with the base now.</summary>
    public static IReadOnlyList<BaseEditAction> Allowed(TrainingBase one, Caller caller) => one.KeepsRegisters
        ? [.. Enum.GetValues<BaseEditAction>().Where(action => MayEdit(one, action, caller))]
        : [];

    /// <summary>People of the college and the base's own unit; not other units, and no machines.</summary>
    public static bool SeesPhones(TrainingBase one, Caller caller) =>
        IsOfUnit(one, caller) || caller.Roles.Any(grant => grant.Role is not (Role.UnitContact or Role.Subscriber));

    private static bool MayEdit(TrainingBase one, BaseEditAction action, Caller caller) =>
        caller.Is(Role.GraduateOfficer) || caller.Is(Role.GraduateDirector)
        || caller.DepartmentIds.Any(one.DepartmentIds.Contains)
        || (action != BaseEditAction.SetWorkingGroup && IsOfUnit(one, caller));

    private static bool IsOfUnit(TrainingBase one, Caller caller) =>
        one.UnitId is { } unit && caller.Is(Role.UnitContact, Scope.Unit(unit));

    private static Clause ClauseOf(BaseEditAction action) => action switch
    {
        BaseEditAction.FileRules or BaseEditAction.RecordExchange => Regulation.Art6_1,
        BaseEditAction.ReportFacts => Regulation.Art6_4,
        _ => Regulation.Art5_2,
    };
}
