using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Workflows.Organisation;

/// <summary>Who may change the organisation: system administrators, and the service itself at start-up.</summary>
internal static class Administration
{
    /// <summary>Who keeps what the whole college goes by, such as the calendar: the graduate office, administrators, and the service itself.</summary>
    public static bool IsOffice(Caller caller) => caller == Caller.System
        || caller.Is(Role.GraduateOfficer) || caller.Is(Role.GraduateDirector) || caller.Is(Role.SystemAdministrator);

    public static Refusal? Forbid(Caller caller) => caller == Caller.System || caller.Is(Role.SystemAdministrator)
        ? null
        : new Refusal(RefusalKind.Forbidden, "organisation.administrators_only",
            new("只有系统管理员可以进行此操作。", "Only system administrators may do this."));
}
