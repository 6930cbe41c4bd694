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
}
