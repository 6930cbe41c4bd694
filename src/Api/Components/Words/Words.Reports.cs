using System.Globalization;

namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string Reports => Say("统计报表", "Reports");

    public static string ReportsLead => Say("基地状态、办理用时与考核得分，均可导出 Excel。", "Bases by status, time per step and scores; each can be exported to Excel.");

    public static string ReportOverview => Say("总览", "Overview");

    public static string ReportSteps => Say("环节用时", "Steps");

    public static string ReportScores => Say("考核得分", "Scores");

    public static string DoneFrom => Say("办结日期从", "Done from");

    public static string DoneTo => Say("到", "to");

    public static string Pipeline => Say("基地状态分布", "Bases by status");

    public static string WaitingNow => Say("正在办理", "Waiting now");

    public static string TasksWaiting => Say("待办任务", "Tasks waiting");

    public static string TasksOverdue => Say("已超期", "Overdue");

    public static string ReportCampaign => Say("年度考核进度", "Annual assessment");

    public static string ReportCampaignOf(int year) => Say($"{year} 年度考核进度", $"Annual assessment {year}");

    public static string NoCampaign => Say("还没有开展过年度考核。", "There has been no annual assessment yet.");

    public static string Stage => Say("阶段", "Stage");

    public static string EndingSoon => Say("半年内到期的协议", "Agreements that end within half a year");

    public static string NothingEnds => Say("半年内没有协议到期。", "No agreement ends within half a year.");

    public static string DaysLeft => Say("剩余", "Left");

    public static string Days(decimal days) => Say(
        $"{days.ToString(CultureInfo.InvariantCulture)} 天", days == 1 ? "1 day" : $"{days.ToString(CultureInfo.InvariantCulture)} days");

    public static string StepTimes(string from, string to) => Say($"{from} 至 {to} 各环节用时", $"Time per step, {from} to {to}");

    public static string NoSteps => Say("所选范围内没有任务。", "There are no tasks in what was chosen.");

    public static string ReportStep => Say("环节", "Step");

    public static string Waiting => Say("待办", "Waiting");

    public static string OfThemOverdue(int count) => Say($"（{count} 件超期）", $"({count} overdue)");

    public static string OldestWaiting => Say("最久等待", "Oldest");

    public static string StepDone => Say("已办", "Done");

    public static string MedianTime => Say("用时中位数", "Median");

    public static string SlowestTime => Say("最长用时", "Slowest");

    public static string NoScores => Say("还没有公布的考核得分", "No scores have been announced yet");

    public static string NoScoresBody => Say("考核结论公布后，这里按年度和考核内容汇总。", "Once conclusions are announced, they are summed up here by year and dimension.");

    public static string MeanScores => Say("平均总分", "Mean score");

    public static string Grades => Say("考核等级（基地数）", "Grades, number of bases");

    public static string YearWord => Say("年度", "Year");

    public static string MeanOfYear(decimal mean, decimal lowest, decimal highest, int assessments) => string.Create(
        CultureInfo.InvariantCulture, $"{Say($"{mean} 分（{lowest}–{highest}，{assessments} 个基地）", $"{mean} ({lowest}–{highest}, {assessments} bases)")}");
}
