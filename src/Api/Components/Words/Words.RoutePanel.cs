namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string StepProperties => Say("步骤设置", "Step settings");

    public static string ChooseStep => Say("点击一个步骤查看和修改它，或用 ＋ 添加步骤。", "Choose a step to see and change it, or add one with ＋.");

    public static string RouteIsFine => Say("没有发现问题，可以发布。", "Nothing was found; it can be published.");

    public static string CheckFindings => Say("检查发现的问题", "What the check found");

    public static string FindingError => Say("必须解决", "Must be solved");

    public static string FindingWarning => Say("请留意", "Worth a look");

    public static string UnshownTitle => Say("有些部分无法用列表表示，保持原样", "Some parts can't be shown in a list; they stay as they are");

    public static string StepName => Say("名称", "Name");

    public static string StepNameHelp => Say("也是待办列表中的标题。", "It is the title in the inbox too.");

    public static string InboxTitle => Say("待办标题", "Title in the inbox");

    public static string TaskTypeLabel => Say("办理事项", "Kind of task");

    public static string TaskTypeHelp => Say("决定办理时填什么、办完产生什么效果。", "Decides what is filled in and what completing it does.");

    public static string WhoLabel => Say("由谁办理", "Who");

    public static string WhoInCollege => Say("学校的一个角色", "A role of the college");

    public static string RoleLabel => Say("角色", "Role");

    public static string PeopleLabel => Say("人员", "People");

    public static string ModeLabel => Say("几个人怎么办理", "If several people");

    public static string DaysLabel => Say("期限（工作日）", "Deadline (working days)");

    public static string DaysHelp => Say("从任务出现的次日起按工作日历计算；留空为不限。", "Counted on the working calendar from the day after the task appears; empty for none.");

    public static string ThresholdLabel => Say("通过票数", "Votes needed");

    public static string ThresholdHelp => Say("3 为至少 3 票，60% 为至少六成，>50% 为过半数。", "3 for three votes, 60% for at least that share, >50% for a majority.");

    public static string RemindLabel => Say("到期前提醒", "Remind before it is due");

    public static string NoReminder => Say("不提醒", "Never");

    public static string EscalateLabel => Say("超期后上报", "Escalate once overdue");

    public static string NoEscalation => Say("不上报", "Never");

    public static string EscalateToLabel => Say("上报给", "Escalate to");

    public static string EscalateAsLabel => Say("上报方式", "Escalate as");

    public static string WorkingDays(string days) => Say($"{days} 个工作日", $"{days} working days");

    public static string ReturnsLabel => Say("可以退回到", "May return to");

    public static string ReturnsHelp => Say("可选几个环节，办理时再选退回到哪一个；从那里重新往下办理。", "With several, whoever decides chooses one; the case goes on again from there.");

    public static string SignatureLabel => Say("办理时必须签字", "Completing it takes a signature");

    public static string PriorityLabel => Say("优先级", "Priority");

    public static string OutcomesLabel => Say("结果与去向", "Outcomes and where they lead");

    public static string OutcomeWhere(string outcome) => Say($"“{outcome}”的去向", $"Where “{outcome}” leads");

    public static string AddOutcome => Say("添加一种结果", "Add an outcome");

    public static string RemoveOutcome(string outcome) => Say($"删除结果“{outcome}”", $"Remove the outcome “{outcome}”");

    public static string OtherSettings => Say("其他设置", "Other settings");

    public static string FoundByScript => Say("由脚本得出，可在 Studio 中修改", "Found by a script; change it in Studio");

    public static string UseFixedValue => Say("改为固定值", "Use a fixed value");

    public static string MoveUp => Say("上移", "Move up");

    public static string MoveDown => Say("下移", "Move down");

    public static string MoveTo => Say("移到…", "Move to…");

    public static string RemoveStep => Say("删除", "Remove");

    public static string RemoveWithContent(int count) => Say($"将连同其中的 {count} 个步骤一起删除，可以撤销。", $"It is removed with the {count} steps in it. You can undo it.");

    public static string RemoveTitle(string step) => Say($"删除“{step}”？", $"Remove “{step}”?");

    public static string ResultIsUsed(string steps) => Say($"“{steps}”要用到它的结果，删除后会找不到。", $"“{steps}” uses its result and would not find it any more.");

    public static string GroupName => Say("分组名称", "Name of the group");

    public static string Branches => Say("分支", "Branches");

    public static string BranchLabel => Say("分支名称", "Name of the branch");

    public static string AddBranch => Say("添加分支", "Add a branch");

    public static string RemoveBranch(string name) => Say($"删除分支“{name}”", $"Remove the branch “{name}”");

    public static string JoinLabel => Say("什么时候继续", "When it goes on");

    public static string ConditionName => Say("条件名称", "Name of the condition");

    public static string Cases => Say("情形", "Cases");

    public static string CaseLabel => Say("情形名称", "Name of the case");

    public static string AddCase => Say("添加情形", "Add a case");

    public static string RemoveCase(string name) => Say($"删除情形“{name}”", $"Remove the case “{name}”");

    public static string CaseWhere => Say("走完之后", "Afterwards");

    public static string CaseWhen => Say("什么时候", "When");

    public static string CaseOrder => Say("从左到右，取第一个成立的情形；都不成立时走“否则”。", "From left to right, the first case that holds is taken; “otherwise” if none does.");

    public static string ConditionUnset => Say("还没有设置", "not set yet");

    public static string ByOutcome => Say("某一步的结果是…", "a step ended with…");

    public static string ByMajority => Say("会签中过半数的结果是…", "more than half of a countersign said…");

    public static string ByInput => Say("申请的信息是…", "the case has…");

    public static string ByScript => Say("脚本", "script");

    public static string WhenOutcome(string step, string outcome) => Say($"“{step}”的结果是“{outcome}”", $"“{step}” ended with “{outcome}”");

    public static string WhenMajority(string step, string outcome) => Say($"“{step}”过半数“{outcome}”", $"more than half of “{step}” said “{outcome}”");

    public static string WhenInput(string input, string value) => Say($"{input} 是“{value}”", $"{input} is “{value}”");

    public static string WhenScript => Say("由脚本判断", "decided by a script");

    public static string WhichStep => Say("哪一步", "Which step");

    public static string WhichOutcome => Say("什么结果", "Which outcome");

    public static string WhichInput => Say("哪项信息", "Which fact");

    public static string WhichValue => Say("是什么", "Its value");

    public static string EndName => Say("结束的名称", "Name of the end");

    public static string ActivityLabel => Say("做什么", "What it does");

    public static string OwnOutcome => Say("结果名称", "Name of the outcome");
}
