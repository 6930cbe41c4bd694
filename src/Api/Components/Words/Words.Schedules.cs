namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string Schedules => Say("定时任务", "Schedules");

    public static string SchedulesLead => Say(
        "到期的工作由系统自动完成；停机期间错过的，启动后自动补做", "What the calendar asks for is done by itself; what was missed while the service was down is done at its start");

    public static string JobsDashboard => Say("运行面板", "Dashboard");

    public static string ScheduleName => Say("任务", "Schedule");

    public static string ScheduleTimes => Say("时间", "Times");

    public static string LastRun => Say("上次完成", "Last done");

    public static string NextRun => Say("下次", "Next");

    public static string NeverRun => Say("尚未执行", "Not yet");

    public static string ScheduleCount(int count) => Say($"处理 {count} 项", $"did {count}");

    public static string ScheduleFailures(int failures, string error) => Say($"已连续失败 {failures} 次：{error}", $"Failed {failures} times in a row: {error}");

    public static string RunNow => Say("立即执行", "Run now");

    public static string RunNowOf(string title) => Say($"立即执行“{title}”", $"Run “{title}” now");

    public static string ScheduleRan(string title, int count) => Say($"“{title}”已执行，处理 {count} 项", $"“{title}” has run and did {count}");

    public static string ScheduleTaken(string title) => Say($"“{title}”正在执行", $"“{title}” is running already");
}
