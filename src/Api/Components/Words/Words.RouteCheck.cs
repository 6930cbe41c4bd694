namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string RouteCheckOf(string route) => Say($"流程检查：{route}", $"Check of {route}");

    public static string RouteCheckLead(int version) => Say(
        $"第 {version} 版 · 发布前逐一走遍所有走法：会不会卡住、会不会提前结束、是否符合管理办法",
        $"Version {version} · every way through it, before it runs: never stuck, never cut off, in keeping with the regulation");

    public static string BackToRoute => Say("返回流程", "Back to the route");

    public static string RouteIsProven => Say("检查通过：没有发现问题。", "Proven: nothing is wrong with it.");

    public static string RouteIsProvenBody(int states) => Say(
        $"走遍了 {states} 个状态：每种走法都能结束，没有环节会落下或卡住，并且符合管理办法。",
        $"All {states} states were looked at: every run can end, nothing is left behind or stuck, and the regulation is kept.");

    public static string MayNotBePublished => Say("有错误，不能发布", "Errors: can't be published");

    public static string MayBePublished => Say("可以发布", "May be published");

    public static string RouteCheckCost(int states, double milliseconds) => Say(
        $"检查了 {states} 个状态，用时 {milliseconds:0} 毫秒", $"{states} states looked at in {milliseconds:0} ms");

    public static string SeverityError => Say("错误", "Error");

    public static string SeverityWarning => Say("提醒", "Warning");

    public static string FindingsTitle => Say("问题", "Findings");

    public static string ShortestRun => Say("能看出问题的最短走法", "The shortest run that shows it");

    public static string NoRunShowsIt => Say("没有一种走法会经过这里，所以没有可以画出的走法。", "No run comes there, so there is none to draw.");

    public static string RunPassed => Say("经过", "Passed");

    public static string RunAtFault => Say("问题所在", "At fault");

    public static string StopsHere => Say("到此", "here");
}
