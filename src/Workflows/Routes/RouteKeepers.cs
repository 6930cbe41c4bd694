using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>
/// Who may do what with routes: route administrators edit and publish them; system administrators and auditors read all versions;
/// everybody who is signed in reads the published ones in words.
/// </summary>
public static class RouteKeepers
{
    /// <summary>Whether the caller edits and publishes routes.</summary>
    public static bool MayEdit(Caller caller) => caller == Caller.System || caller.Is(Role.RouteAdministrator);

    /// <summary>Whether the caller sees drafts and old versions.</summary>
    public static bool MayRead(Caller caller) => MayEdit(caller) || caller.Is(Role.SystemAdministrator) || caller.Is(Role.Auditor);

    /// <summary>Whether the caller changes running instances by hand.</summary>
    public static bool MayAlter(Caller caller) => MayEdit(caller) || caller.Is(Role.SystemAdministrator);

    internal static Refusal? ForbidEditing(Caller caller) => MayEdit(caller) ? null : new(RefusalKind.Forbidden, "route.forbidden", new(
        "只有流程管理员可以修改流程。", "Only route administrators change routes."));

    internal static Refusal? ForbidReading(Caller caller) => MayRead(caller) ? null : new(RefusalKind.Forbidden, "route.read_forbidden", new(
        "只有流程管理员、系统管理员和审计可以查看流程的各个版本。", "Only route and system administrators and auditors see the versions of routes."));

    internal static Refusal? ForbidAltering(Caller caller) => MayAlter(caller) ? null : new(RefusalKind.Forbidden, "instance.forbidden", new(
        "只有流程管理员和系统管理员可以干预流程实例。", "Only route and system administrators change instances by hand."));
}
