using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Notifications.Robots;

/// <summary>A robot as lists show it: without address and secret.</summary>
public sealed record RobotView(
    string Id, string Name, RobotKind Kind, string Office, IReadOnlyList<NotificationGroup> Groups, bool InEnglish, bool IsSigned, DateTimeOffset CreatedAt)
{
    internal static RobotView Of(NotificationRobot one) =>
        new(one.Id, one.Name, one.Kind, one.Office, one.Groups, one.InEnglish, one.Secret is not null, one.CreatedAt);
}

/// <summary>Who has to do with how notifications leave the house.</summary>
public static class ChannelKeepers
{
    /// <summary>Whether they set robots up and send again what failed: system administrators.</summary>
    public static bool MayKeep(Caller caller) => caller.Is(Role.SystemAdministrator);

    /// <summary>Whether they look at it.</summary>
    public static bool MayRead(Caller caller) => MayKeep(caller) || caller.Is(Role.Auditor);

    internal static Refusal? Forbid(Caller caller, bool toRead = false) => (toRead ? MayRead(caller) : MayKeep(caller)) ? null
        : new Refusal(RefusalKind.Forbidden, "notification.forbidden", new("通知渠道由系统管理员维护。", "The channels of notifications are kept by system administrators."));
}
