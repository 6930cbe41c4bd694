namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string WhoseApplications => Say("谁的申请", "Whose applications");

    public static string AllApplications => Say("全部申请", "All");

    public static string MyApplications => Say("我发起的", "Mine");

    public static string SearchApplications => Say("基地名称或单位", "Base or unit");

    public static string ProposedBase => Say("拟建基地", "Proposed base");

    public static string CurrentStep => Say("当前环节", "Now at");

    public static string SubmittedAt => Say("提交日期", "Submitted");

    public static string DecidedAt => Say("办结日期", "Decided");

    public static string VoluntaryNote => Say("自愿申请共建的单位优先选择", "Units that volunteer come first");

    public static string UnnamedApplication => Say("未命名的申请", "Unnamed application");

    public static string NoApplications => Say("还没有申请", "No applications yet");

    public static string NoApplicationsBody => Say("发起申请后，可以在这里查看进度。", "Begin one, and follow it from here.");

    public static string Edit => Say("修改申请表", "Edit");

    public static string WithdrawApplication => Say("撤回申请", "Withdraw");

    public static string WithdrawBody => Say(
        "撤回后本次申请终止，审批人的待办随之取消；需要时可重新发起申请。",
        "The application ends and leaves every inbox; you can begin a new one at any time.");

    public static string WithdrawReason => Say("撤回理由", "Reason");

    public static string ApplicationWithdrawn => Say("申请已撤回", "Application withdrawn");

    public static string DiscardDraft => Say("删除草稿", "Discard draft");

    public static string DiscardBody(string title) => Say(
        $"“{title}”从未提交，删除后不能恢复。", $"“{title}” was never submitted. It can't be brought back.");

    public static string DraftDiscarded(string title) => Say($"已删除草稿“{title}”", $"Draft “{title}” discarded");

    public static string OpinionsSoFar => Say("审批意见", "Opinions");

    public static string NoOpinions => Say("还没有审批意见", "No opinions yet");

    public static string SubmittedOn(string day) => Say($"{day} 提交的申请", $"Application of {day}");

    public static string NotSubmittedYet => Say("尚未提交的申请", "Application not submitted yet");

    public static string SubmittedTimes(int round) => Say($"已提交 {round} 次", $"submitted {round} times");

    public static string ApplicationForm => Say("申请表", "Application form");

    public static string UnderEdition(string edition) => Say($"适用管理办法第 {edition} 版", $"Under edition {edition} of the regulation");

    public static string NewApplication => Say("发起申请", "New application");

    public static string CorrectApplication => Say("修改申请", "Correct the application");

    public static string ToApplication => Say("回到申请", "Back to the application");

    public static string StepsOfForm => Say("填写步骤", "Steps of the form");

    public static string PreviousStep => Say("上一步", "Previous");

    public static string NextStep => Say("下一步", "Next");

    public static string NotSaved => Say("未能保存", "Not saved");

    public static string UnsavedChanges => Say("有未保存的修改", "Unsaved changes");

    public static string LoadLatest => Say("放弃我的修改，载入最新内容", "Drop my changes and load the latest");

    public static string SubmitApplication => Say("提交申请", "Submit");

    public static string ResubmitApplication => Say("重新提交", "Submit again");

    public static string ApplicationSubmitted => Say("申请已提交，进入审批", "Submitted; the application is on its route");

    public static string LeaveTitle => Say("有未保存的修改", "Unsaved changes");

    public static string LeaveBody => Say("离开前要保存草稿吗？", "Save the draft before you leave?");

    public static string SaveAndLeave => Say("保存并离开", "Save and leave");

    public static string DontSave => Say("不保存", "Don't save");

    public static string StayHere => Say("继续填写", "Stay");

    public static string PickUnit => Say("从单位库选取", "Take a known unit");

    public static string PickUnitHint => Say("选取后填入名称与信用代码，可再修改。", "Fills in name and credit code; both can be changed.");

    public static string HospitalNote => Say(
        "临床医学专业学位研究生培养基地应是国家住院医师规范化培训基地，批准文号须与公布名单一致。",
        "A clinical base must be a national residency training base; its certificate number must be on the published list.");

    public static string ConditionsNote => Say(
        "请逐条对照遴选条件如实填写。不符合的须说明理由，院系或专家考察时会再次逐条核实。",
        "Answer each condition as it is. A “no” needs a reason; whoever evaluates on site answers all of them again.");

    public static string WhatIsMissing => Say("待补全的内容", "What is missing");

    public static string ReadyToSubmit => Say("填写完整，可以提交。", "Complete and ready to be submitted.");

    public static string RouteByRule => Say("审批路线", "Route");

    public static string RouteNeedsCategory => Say("选择类别后，系统按办法确定审批路线。", "Choose a category; the regulation then decides the route.");

    public static string Change => Say("修改", "Change");

    public static string WhatWasAsked => Say("退回意见", "What was asked");

    public static string NoReasonGiven => Say("未填写意见", "No reason given");

    public static string NothingIsLost => Say("已填写的内容全部保留，修改后可重新提交。", "Nothing you filled in is lost; correct it and submit again.");

    public static string ApplicationSavedAt(string time) => Say($"已保存 {time}", $"Saved at {time}");

    public static string StepMessages(int count) => Say($"{count} 项待完善", count == 1 ? "1 thing to complete" : $"{count} things to complete");

    public static string StillMissing(int count) => Say($"还有 {count} 项需要完善", count == 1 ? "1 field still needs you" : $"{count} fields still need you");

    public static string RouteBecause(string category, string origin) => Say(
        $"类别为“{category}”，由“{origin}”发起，按办法走以下路线：", $"“{category}” and “{origin}” lead to this route:");

    public static string ChangeStep(string step) => Say($"修改{step}", $"Change {step}");

    public static string RouteWasEnded => Say("审批流程已由管理员终止", "An administrator has ended the review");

    public static string RouteWasEndedBody => Say(
        "原因见办理记录。已填写的内容全部保留：可以修改后重新提交，审批从头开始；也可以撤回申请。",
        "The timeline says why. Nothing you filled in is lost: correct it and submit again, the review then begins anew, or withdraw it.");

    public static string ReturnedBy(string who, string step) => Say($"{who}在“{step}”环节退回，请修改", $"{who} returned it at “{step}”; please correct it");
}
