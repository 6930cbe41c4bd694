namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string WhereCasesWait => Say("在办环节", "Where cases wait");

    public static string WhereCasesWaitLead => Say("全部在办事项，等待最久的在前", "Everything under way, the longest waiting first");

    public static string NothingWaits => Say("没有在办事项。", "Nothing is under way.");

    public static string WaitingStepName => Say("环节", "Step");

    public static string WaitingFor => Say("等待办理", "With");

    public static string ArrivedAt => Say("到达日期", "Since");

    public static string MissingAtBases => Say("资料不全的基地", "Bases with something missing");

    public static string MissingAtBasesLead => Say("按管理办法第五条、第六条", "By articles 5 and 6 of the regulation");

    public static string NoBaseMisses => Say("各基地资料齐全", "Nothing is missing anywhere");

    public static string NoBaseMissesBody => Say("第五条、第六条要求的资料，各基地都已登记。", "All that articles 5 and 6 ask for is there.");

    public static string ClauseLabel => Say("条款", "Clause");

    public static string WhatBaseMisses => Say("还缺什么", "What is missing");

    public static string CountOf(int count) => Say($"{count} 项", $"{count}");

    public static string SeeAllOf(int count) => Say($"查看全部 {count} 个", $"See all {count}");

    public static string OverdueOf(int count) => Say($"，{count} 项超期", $", {count} overdue");

    public static string OldestDays(decimal days) => Say($"最久已等 {days:0.#} 天", $"oldest: {days:0.#} days");

    public static string MissingCount(int count) => Say($"缺 {count} 项", $"{count} missing");
}
