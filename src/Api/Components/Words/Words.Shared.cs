namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string OverdueToday => Say("今天已超期", "Overdue today");

    public static string DueToday => Say("今天到期", "Due today");

    public static string DueTomorrow => Say("明天到期", "Due tomorrow");

    public static string NoDueDate => Say("无期限", "No due date");

    public static string ClauseTitle => Say("查看条款原文", "Show the clause");

    public static string ClausesOf => Say("依据《培养基地建设与管理办法》", "By the regulation on training bases,");

    public static string TimelineEmpty => Say("还没有办理记录", "Nothing has happened yet");

    public static string RoutePictureTitle => Say("流程图", "Picture of the route");

    public static string RoutePictureHint => Say("可左右拖动查看", "Drag sideways to see all of it");

    public static string ListSeparator => Say("、", ", ");

    public static string RouteDone => Say("已办", "Done");

    public static string RouteCurrent => Say("办理中", "In progress");

    public static string RoutePending => Say("未到达", "Not yet");

    public static string RouteSkipped => Say("未经过", "Skipped");

    public static string System => Say("系统", "System");

    public static string OverdueBy(int days) => Say($"已超期 {days} 天", days == 1 ? "1 day overdue" : $"{days} days overdue");

    public static string DueIn(int days) => Say($"还有 {days} 天", $"Due in {days} days");

    public static string RouteCurrentSteps(string steps) => Say($"当前环节：{steps}", $"Now at: {steps}");
}
