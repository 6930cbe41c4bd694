namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string RectificationsLead => Say("考核不合格的基地限期整改，仍不合格的下年度停用", "Bases that failed their assessment put things right, or take no students in the following year");

    public static string TheRectification => Say("整改", "Rectification");

    public static string RectificationOf(int year) => Say($"{year} 年度考核整改", $"Rectification after {year}");

    public static string SearchRectifications => Say("基地编号、名称或单位", "Number, name or unit of the base");

    public static string AssessedYear => Say("考核年度", "Assessed year");

    public static string Deadline => Say("整改期限", "Deadline");

    public static string ItemsAnswered => Say("已完成事项", "Items answered");

    public static string ItemsAnsweredOf(int answered, int items) => Say($"{answered} / {items} 项", $"{answered} of {items}");

    public static string WorkdaysLeft(int left) => left switch
    {
        0 => Say("今天截止", "Due today"),
        1 => Say("还剩 1 个工作日", "1 working day left"),
        _ => Say($"还剩 {left} 个工作日", $"{left} working days left"),
    };

    public static string DeadlinePast => Say("期限已过", "The deadline is past");

    public static string NoRectifications => Say("没有整改", "There are no rectifications");

    public static string NoRectificationsBody => Say("年度考核不合格时，系统会责令整改。", "One is ordered when a base fails its annual assessment.");

    public static string RectificationItems => Say("整改事项", "Items");

    public static string Finding => Say("存在问题", "Finding");

    public static string Demand => Say("整改要求", "Demand");

    public static string ReportOfBase => Say("整改情况", "What was done");

    public static string NotReportedYet => Say("尚未填写", "Not reported yet");

    public static string Evidence => Say("佐证材料", "Evidence");

    public static string NoEvidence => Say("尚无", "None yet");

    public static string Progress => Say("整改进展", "Progress");

    public static string NoteProgress => Say("记录进展", "Note progress");

    public static string ProgressInfo => Say(
        "记录进展供研究生处和院（系、部）了解；附上的材料同时作为该事项的佐证材料。",
        "Graduate office and departments follow the progress; what is attached becomes evidence of the item.");

    public static string NoNotes => Say("还没有记录进展。", "Nothing was noted yet.");

    public static string WriteReport => Say("填写整改报告", "Write the report");

    public static string Extension => Say("延期", "Extension");

    public static string ExtensionAsked(int workdays) => Say($"申请延期 {workdays} 个工作日", $"{workdays} working days were asked for");

    public static string ExtensionPending => Say("待研究生处审批", "With the graduate office");

    public static string ExtensionGranted => Say("已同意", "Granted");

    public static string ExtensionRefused => Say("未同意", "Refused");

    public static string Reassessments => Say("复核与决定", "Re-assessment and decision");

    public static string DirectorDecided => Say("研究生处处长决定", "Decision of the director");

    public static string NotPutRight(string items) => Say($"未整改到位：{items}", $"Not put right: {items}");

    public static string Papers => Say("文书", "Papers");

    public static string RectificationNotice => Say("整改通知书", "Notice of rectification");

    public static string DelistingNotice => Say("停用通知", "Delisting notice");

    public static string DownloadWord => Say("下载 Word", "Download as Word");

    public static string OrderedOn => Say("下达日期", "Ordered on");

    public static string HandedInOn => Say("提交", "Handed in");

    public static string ConcludedOn => Say("结束", "Concluded");

    public static string DelistedFor(int year) => Say($"{year} 年度停用", $"Delisted for {year}");

    public static string OthersOfUnit => Say("同一单位的其他记录", "Other records of the unit");
}
