namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string Instances => Say("流程实例", "Instances");

    public static string InstancesLead => Say("查找异常，必要时干预；每次干预都要写明原因并记入日志", "Find what has failed, and step in where needed; each change takes a reason and stands in the log");

    public static string InstancesIncidents => Say("异常", "Incidents");

    public static string InstancesAll => Say("全部", "All");

    public static string InstanceViews => Say("流程实例范围", "Which instances");

    public static string TheCase => Say("事项", "Case");

    public static string CurrentSteps => Say("所在环节", "Stands at");

    public static string StartedOn => Say("开始时间", "Started");

    public static string NoIncidents => Say("没有异常", "Nothing has failed");

    public static string NoIncidentsBody => Say("所有办理中的流程都在正常等待。", "All running instances wait as they should.");

    public static string NoInstances => Say("没有流程实例", "No instances");

    public static string InstanceOf(string title) => Say($"流程实例：{title}", $"Instance: {title}");

    public static string WhatFailed => Say("异常环节", "What failed");

    public static string Retry => Say("重试", "Retry");

    public static string RetryBody(string step) => Say($"再次执行“{step}”。如果原因未消除，会再次出现异常。", $"“{step}” runs once more. It fails again while its cause remains.");

    public static string CancelInstance => Say("终止流程", "End it");

    public static string CancelInstanceBody => Say(
        "流程立即结束，其中的待办全部撤回。审批中的申请连同原因退回申请人，由其修改后重新提交或撤回；其他事项状态不变。", "The instance ends at once and its tasks are taken back. An application in review goes back to its applicant with the reason, to be submitted again or withdrawn; other cases keep their status.");

    public static string InstanceReasonLabel => Say("原因（记入日志）", "Reason (stands in the log)");

    public static string InstanceChanged => Say("已执行并记入日志", "Done, and in the log");

    public static string JumpTo => Say("跳转到环节", "Jump to a step");

    public static string Jump => Say("跳转", "Jump");

    public static string JumpBody(string step) => Say($"撤回当前的待办，改由“{step}”继续。", $"The tasks that wait are taken back, and it goes on at “{step}”.");

    public static string ChooseTarget => Say("选择环节", "Choose a step");

    public static string Variables => Say("变量", "Variables");

    public static string NoVariables => Say("没有变量", "No variables");

    public static string ChangeVariable => Say("修改", "Change");

    public static string VariableTitle(string name) => Say($"修改变量“{name}”", $"Change the variable “{name}”");

    public static string VariableBody => Say("填写新的值。JSON（数字、true、null、列表、对象）按 JSON 保存，其余按文字保存。", "Type the new value. JSON (a number, true, null, a list, an object) is kept as such, anything else as text.");

    public static string VariableValue => Say("新的值", "New value");

    public static string WaitsFor => Say("正在等待", "Waits for");

    public static string WaitKind(string kind) => kind switch
    {
        "HumanTask" => Say("人工办理", "a person"),
        "Delay" or "Timer" or "StartAt" or "Cron" => Say("到时间", "a time"),
        "Event" => Say("事件", "an event"),
        "ExecuteWorkflow" => Say("另一个流程结束", "another instance"),
        _ => kind,
    };

    public static string Journal => Say("运行日志", "Journal");

    public static string JournalCompleted => Say("完成", "Completed");

    public static string JournalSuspended => Say("等待", "Waits");

    public static string JournalFaulted => Say("异常", "Failed");

    public static string JournalCancelled => Say("撤销", "Cancelled");

    public static string Interventions => Say("干预", "Step in");

    public static string Migrate => Say("迁移到此版", "Move cases here");

    public static string MigrateTitle(string name) => Say($"迁移办理中的事项：{name}", $"Move running cases: {name}");

    public static string MigrateLead(int version) => Say(
        $"迁移到第 {version} 版。下面是逐个事项的预览，尚未改变任何事项；不迁移的按原版本办完。",
        $"To version {version}. This is a preview, case by case; nothing has been changed. What is not moved goes on in its own version.");

    public static string MigrateChosen(int count) => Say($"迁移选中的 {count} 项", count == 1 ? "Move the chosen case" : $"Move the {count} chosen cases");

    public static string MigrateBody(int count, int version) => Say(
        $"把 {count} 个事项迁移到第 {version} 版。每个事项要么完整迁移，要么保持不变。", $"{count} cases go on in version {version}. Each moves wholly or stays as it is.");

    public static string MigrationDone(int moved, int stayed) => Say(
        stayed == 0 ? $"已迁移 {moved} 项" : $"已迁移 {moved} 项，{stayed} 项保持不变",
        stayed == 0 ? $"{moved} moved" : $"{moved} moved, {stayed} stayed as they were");

    public static string WouldStandAt => Say("迁移后位于", "Moves to");

    public static string NothingToMigrate => Say("没有需要迁移的事项", "No case runs another version");

    public static string ChooseCase(string title) => Say($"选择“{title}”", $"Choose “{title}”");

    public static string EventInstanceCancelled => Say("流程被终止", "Instance ended by hand");

    public static string EventInstanceJumped(string step) => Say($"流程跳转到“{step}”", $"Instance made to jump to “{step}”");

    public static string EventInstanceRetried(string step) => Say($"重试“{step}”", $"“{step}” retried");

    public static string EventInstanceVariable(string name) => Say($"修改流程变量“{name}”", $"Variable “{name}” changed by hand");

    public static string EventInstanceMigrated(string from, string to) => Say($"流程由第 {from} 版迁移到第 {to} 版", $"Instance moved from version {from} to {to}");
}
