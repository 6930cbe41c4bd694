namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string Notifications => Say("通知", "Notifications");

    public static string NotificationsLead => Say("与您有关的待办、期限和结果。打开通知只是查看，不会办理任何事项。", "Tasks, deadlines and results that concern you. Opening one only shows it; nothing is decided by it.");

    public static string UnreadNotifications => Say("未读：", "Unread:");

    public static string UnreadOnly => Say("未读", "Unread");

    public static string IsUnread => Say("未读", "unread");

    public static string ReadAll => Say("全部标为已读", "Mark all as read");

    public static string MarkRead => Say("标为已读", "Mark as read");

    public static string NothingUnread => Say("没有未读通知", "Nothing unread");

    public static string NoNotifications => Say("还没有通知", "No notifications yet");

    public static string NoNotificationsBody => Say("有新的待办、临近的期限或审批结果时，会出现在这里。", "New tasks, deadlines that come near and results appear here.");

    public static string ReadOne(string title) => Say($"标为已读：{title}", $"Mark as read: {title}");

    public static string NotificationSettings => Say("通知设置", "Notification settings");

    public static string NotificationSettingsLead => Say("系统内通知始终开启；邮件按类别选择发送方式。", "The list always tells you; choose by kind what is also mailed, and when.");

    public static string NoMailHere => Say("本系统目前没有配置邮件服务器，以下设置在启用邮件后生效。", "No mail server is configured here at present; these settings count once there is one.");

    public static string SettingsSaved => Say("已保存", "Saved");

    public static string NotificationChannels => Say("通知渠道", "Notification channels");

    public static string NotificationChannelsLead => Say("邮件与群机器人，以及没有发送成功的通知。", "Mail, robots in group chats, and what could not be sent.");

    public static string MailChannel => Say("邮件", "Mail");

    public static string ChannelsAreSettings => Say(
        "渠道由运维人员在服务配置的 Notifications 一节启用。", "Operators turn channels on in the section Notifications of the service's settings.");

    public static string RobotChannel => Say("群机器人", "Robots");

    public static string NewRobot => Say("添加群机器人", "Add a robot");

    public static string RobotName => Say("名称", "Name");

    public static string RobotPlatform => Say("平台", "Platform");

    public static string RobotOffice => Say("部门", "Office");

    public static string RobotGroups => Say("通知类别", "Kinds");

    public static string TestRobot => Say("测试", "Test");

    public static string DeleteRobot => Say("删除", "Delete");

    public static string FailedDeliveries => Say("发送失败", "What could not be sent");

    public static string NoFailedDeliveries => Say("没有发送失败的通知。", "Nothing has failed.");

    public static string RetryDeadLetters => Say("重新发送死信", "Send dead letters again");

    public static string DeliveryRecipient => Say("接收人", "Recipient");

    public static string TestRobotOf(string name) => Say($"测试：{name}", $"Test: {name}");

    public static string DeleteRobotOf(string name) => Say($"删除：{name}", $"Delete: {name}");

    public static string DeleteRobotBody(string name) => Say($"“{name}”将不再收到通知。", $"“{name}” is told nothing any more.");

    public static string RobotTested(string name) => Say($"已向“{name}”发送测试消息", $"A test was posted to “{name}”");

    public static string FailureReason => Say("原因", "Reason");
}
