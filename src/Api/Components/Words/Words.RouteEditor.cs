namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string DraftVersion(int version) => Say($"草稿 · 版本 {version}", $"Draft · version {version}");

    public static string PublishedVersion(int version) => Say($"已发布 · 版本 {version}", $"Published · version {version}");

    public static string RouteSavedAt(string time) => Say($"草稿已保存 {time}", $"Draft saved at {time}");

    public static string ChangesMakeDraft => Say("修改后自动存为草稿", "Changes are saved as a draft");

    public static string ArrangeRoute => Say("整理布局：把流程图重新排整齐", "Arrange all: lay the diagram out anew");

    public static string RouteArranged => Say("流程图已按步骤列表重新排列，可以撤销", "The diagram is laid out anew, as the list reads; it can be undone");

    public static string RouteIsArranged => Say("流程图已经是整齐的", "The diagram is tidy already");

    public static string Undo => Say("撤销", "Undo");

    public static string Redo => Say("重做", "Redo");

    public static string PublishTitle => Say("发布这个版本？", "Publish this version?");

    public static string PublishBody => Say("新的申请将按这个版本办理；已经在办的继续按原来的版本。", "New cases will run this version; cases under way keep theirs.");

    public static string StepsByPeople => Say("需要人办理", "Done by people");

    public static string StepsBySystem => Say("由系统完成", "Done by the system");

    public static string NewCasesRun(int version) => Say($"版本 {version} 已发布，新的申请按它办理。", $"Version {version} is published; new cases run it.");

    public static string NotPublished => Say("还不能发布", "It can't be published yet");

    public static string RouteSteps => Say("流程步骤", "Steps of the route");

    public static string RouteBegins => Say("开始", "Start");

    public static string AddStep => Say("添加步骤", "Add a step");

    public static string AddStepHere(string spot) => Say($"{spot}添加步骤", $"Add a step {spot}");

    public static string DropHere => Say("移到这里", "Move here");

    public static string AtBeginning => Say("在最前面", "at the beginning");

    public static string AfterStep(string step) => Say($"在“{step}”之后", $"after “{step}”");

    public static string BeforeStep(string step) => Say($"在“{step}”之前", $"before “{step}”");

    public static string AtTopOf(string owner, string line) => Say($"在“{owner}”的“{line}”最前面", $"at the top of “{line}” in “{owner}”");

    public static string Structures => Say("分组与条件", "Groups and conditions");

    public static string ParallelGroup => Say("并行分组", "Parallel group");

    public static string ParallelGroupHelp => Say("几条分支同时办理，汇合后继续。", "Branches run at the same time and meet again.");

    public static string Condition => Say("条件", "Condition");

    public static string ConditionHelp => Say("按情形走不同的步骤。", "Takes different steps by case.");

    public static string BranchName(int number) => Say($"分支 {number}", $"Branch {number}");

    public static string CaseName(int number) => Say($"情形 {number}", $"Case {number}");

    public static string ByRule => Say("按规则确定（脚本）", "Found by a rule (script)");

    public static string PeopleOfCase => Say("办理过程中指定的人", "People named in the case");

    public static string NobodyYet => Say("还没有指定由谁办理", "Nobody is named yet");

    public static string WhoWhere(string role, string where) => Say($"{role} · {where}", $"{role} · {where}");

    public static string WithinDays(string days) => Say($"{days} 个工作日内", $"within {days} working days");

    public static string RemindsBefore(string days) => Say($"提前 {days} 日提醒", $"reminds {days} before");

    public static string EscalatesAfter(string days, string role) => Say($"超期 {days} 日上报{role}", $"escalates to {role} {days} days late");

    public static string WithSignature => Say("签字", "signature");

    public static string ReturnIt => Say("退回", "Return");

    public static string GoesOn => Say("继续下一步", "goes on to the next step");

    public static string LeadsNowhere => Say("还没有去向", "leads nowhere yet");

    public static string LeadsToSeveral => Say("同时走向几处", "leads to several places");

    public static string BackTo(string step) => Say($"回到“{step}”", $"back to “{step}”");

    public static string GoesTo(string step) => Say($"转到“{step}”", $"goes to “{step}”");

    public static string GoesOnBelow(string group) => Say($"在“{group}”之后继续", $"goes on after “{group}”");

    public static string EndsAs(string title) => title is "结束" or "End" ? Say("结束", "end") : Say($"结束（{title}）", $"end ({title})");

    public static string NewEnd => Say("直接结束流程", "ends the route");

    public static string EndsHere => Say("流程在此结束", "The route ends here");

    public static string LineUnclear => Say("后续步骤无法在列表中显示", "What follows can't be shown in the list");

    public static string ContinuesBelow => Say("继续下面的步骤", "goes on below");

    public static string Otherwise => Say("否则", "Otherwise");

    public static string AllBranchesDone => Say("全部分支完成后继续", "Goes on when all branches are done");

    public static string FirstBranchDone => Say("任一分支完成后继续，其余取消", "Goes on when the first branch is done; the others are cancelled");

    public static string CasesMeet => Say("各情形汇合", "The cases meet");

    public static string AfterOutcome(string outcomes) => Say($"“{outcomes}”之后", $"After “{outcomes}”");

    public static string ReachedFrom(string steps) => Say($"来自：{steps}", $"From: {steps}");

    public static string ReachedFromNowhere => Say("目前没有步骤走到这里", "No step leads here any more");

    public static string SystemStep => Say("系统步骤", "System step");

    public static string ReturnedToWhere => Say("回到退回它的那一步，由系统维护", "Back to the step that returned it; kept by the system");

    public static string FindingCount(int count) => Say($"{count} 个问题", count == 1 ? "1 finding" : $"{count} findings");
}
