namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string InboxViews => Say("待办视图", "Views of the inbox");

    public static string SearchTasks => Say("按标题、环节、基地查找", "Title, step, base");

    public static string SeeDoneTasks => Say("查看已办", "See what you have done");

    public static string SeeApplications => Say("查看申请", "See applications");

    public static string BackToInbox => Say("回到待办", "Back to the inbox");

    public static string TaskTitle => Say("事项", "Task");

    public static string TaskBase => Say("基地", "Base");

    public static string TaskHolder => Say("状态", "State");

    public static string TaskOutcome => Say("结论", "Outcome");

    public static string Due => Say("期限", "Due");

    public static string CompletedOn => Say("办结时间", "Completed");

    public static string Actions => Say("操作", "Actions");

    public static string Urgent => Say("优先", "Urgent");

    public static string Voluntary => Say("自愿申请", "Voluntary");

    public static string Claim => Say("认领", "Claim");

    public static string Release => Say("释放", "Release");

    public static string ArrivedOn(string day) => Say($"{day} 到达", $"Arrived {day}");

    public static string ClaimTask(string title) => Say($"认领“{title}”", $"Claim “{title}”");

    public static string ReleaseTask(string title) => Say($"释放“{title}”", $"Release “{title}”");

    public static string Claimed(string title) => Say($"已认领“{title}”", $"Claimed “{title}”");

    public static string Released(string title) => Say($"已释放“{title}”，其他候选人可以办理", $"Released “{title}”; others can take it now");

    public static string TaskAtAGlance => Say("任务信息", "The task");

    public static string TaskStep => Say("环节", "Step");

    public static string Assignee => Say("办理人", "Assignee");

    public static string Candidates => Say("由谁办理", "For");

    public static string CompletedByWhom => Say("办理人", "Completed by");

    public static string Arrived => Say("到达时间", "Arrived");

    public static string History => Say("办理记录", "History");

    public static string TheApplication => Say("申请", "The application");

    public static string TheAgreement => Say("合作协议", "The agreement");

    public static string TheBase => Say("基地", "The base");

    public static string CaseTitle => Say("名称", "Name");

    public static string WholeCase => Say("查看全部内容", "See all of it");

    public static string Opinion => Say("意见", "Opinion");

    public static string Signature => Say("签字", "Signature");

    public static string SignElectronically => Say("电子签字", "Electronically");

    public static string SignOnPaper => Say("纸质签字盖章", "On paper, signed and sealed");

    public static string PasswordAgain => Say("再次输入登录密码", "Your password once more");

    public static string PasswordAgainHint => Say("密码只用于确认是您本人签字，不会保存。", "It confirms that it is you who signs and is not kept.");

    public static string UploadScan => Say("+ 上传签字盖章的扫描件", "+ Upload the signed and sealed scan");

    public static string OriginalSeen => Say("我已核对原件，与扫描件一致", "I have seen the original; the scan agrees with it");

    public static string SaveDraft => Say("暂存", "Save draft");

    public static string Saving => Say("正在保存…", "Saving…");

    public static string Unsaved => Say("有未保存的修改", "Unsaved changes");

    public static string ThinkAgain => Say("再想想", "Not yet");

    public static string TypedIsKept => Say("您填写的内容仍在页面上，没有丢失。", "What you typed is still here.");

    public static string KeepMine => Say("保留我填写的内容", "Keep what I typed");

    public static string TakeTheirs => Say("改用已保存的内容", "Take what is stored");

    public static string LeaveUnsaved => Say("有内容没有保存，确定离开吗？", "Something is not saved. Leave anyway?");

    public static string CorrectFirst => Say("请先按退回意见修改申请表，再在这里重新提交。", "Correct the application first, then send it again here.");

    public static string EditApplication => Say("修改申请表", "Edit the application");

    public static string SignatureUnchanged => Say("签字有效：签署后内容未被改动", "Valid: nothing has changed since it was signed");

    public static string SignatureBroken => Say("签字无效：内容与签署时不一致", "Not valid: this is not what was signed");

    public static string ReturnTo => Say("退回…", "Return…");

    public static string ReturnWhere => Say("退回到", "Where to");

    public static string TaskPart => Say("办理方式", "Mode");

    public static string Reminded => Say("即将到期", "Due soon");

    public static string RemindedOn => Say("提醒时间", "Reminded");

    public static string Escalated => Say("已上报", "Escalated");

    public static string EscalatedOn => Say("超期上报", "Escalated");

    public static string SettledBy(string name) => Say($"{name}已作出决定，这项任务不再需要办理。", $"{name} has decided; the task needs nobody any more.");

    public static string NeedsNobody => Say("任务已结束，不再需要办理。", "The task has ended and needs nobody any more.");

    public static string NotSent => Say("您填写的内容（未提交）", "What you typed (not sent)");

    public static string NotSentBody => Say("任务已由他人办理，以下内容没有提交。如有需要，请先复制保存。", "Somebody else dealt with the task, so this was not sent. Copy what you want to keep.");

    public static string Unit => Say("单位", "Unit");

    public static string CategoryAndLevel => Say("类别与等级", "Category and level");

    public static string Origin => Say("发起方式", "Origin");

    public static string DepartmentsConcerned => Say("对口院（系、部）", "Departments concerned");

    public static string Disciplines => Say("学科专业", "Disciplines");

    public static string Places => Say("可容纳研究生数", "Places for students");

    public static string OwnConditions => Say("单位自查遴选条件", "Conditions, by the unit's own answer");

    public static string Applicant => Say("申请人", "Applicant");

    public static string ResidencyCertificate => Say("国家住培基地批准文号", "Residency training certificate");

    public static string ReasonsOfApplication => Say("申请理由", "Reasons");

    public static string Attachments => Say("附件", "Attachments");

    public static string EarlierOpinions => Say("已有意见", "Opinions so far");

    public static string IsSigned => Say("已签字", "Signed");

    public static string BaseNumber => Say("基地编号", "Number");

    public static string TermReason => Say("其他年限的理由", "Reason for another term");

    public static string CopiesToRead => Say("协议书（Word）", "The copies (Word)");

    public static string YearsCount(int years) => Say($"{years} 年", years == 1 ? "1 year" : $"{years} years");

    public static string CopyOf(int number, string holder) => Say($"第 {number} 份（{holder}）", $"Copy {number} ({holder})");

    public static string ConditionsMet(int count) => Say($"5 项中 {count} 项符合", $"{count} of 5 met");

    public static string Round(int round) => Say($"第 {round} 次提交", $"submission {round}");

    public static string AtStep(string step) => Say($"环节：{step}", $"Step: {step}");

    public static string OpinionNeededFor(string outcomes) => Say($"选择“{outcomes}”时必须写明意见。", $"Needed with: {outcomes}.");

    public static string SureAbout(string outcome) => Say($"确定“{outcome}”？提交后任务即办结，不能再修改。", $"“{outcome}”? It can't be changed afterwards.");

    public static string Confirm(string outcome) => Say($"确定{outcome}", $"{outcome}");

    public static string SavedAt(string time) => Say($"已暂存 {time}", $"Draft saved {time}");

    public static string LastChange(string at, string who, string what) => Say($"最近一次变动：{at}，{who}，{what}", $"Last change: {at}, {who}: {what}");

    public static string TaskDone(string title, string outcome) => Say($"“{title}”已办结：{outcome}", $"“{title}” is done: {outcome}");

    public static string WithSomebody(string who) => Say($"由{who}办理，您可以查看，不能办理。", $"This is with {who}; you can read it.");

    public static string SignedBy(string name, string at, bool onPaper) => onPaper
        ? Say($"{name} 于 {at} 纸质签字盖章，扫描件已核对原件", $"Signed on paper by {name}, {at}; the original was seen")
        : Say($"{name} 于 {at} 电子签字", $"Signed electronically by {name}, {at}");

    public static string Uploading(string name, double share) => Say($"正在上传 {name} {share:P0}", $"Uploading {name} {share:P0}");
}
