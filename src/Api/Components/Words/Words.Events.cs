namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string EventCustodyRecorded => Say("登记资料留存", "Custody of a paper recorded");

    public static string EventApplied => Say("申请进入审批", "Application on its route");

    public static string EventTerminated => Say("合作终止", "Cooperation terminated");

    public static string EventAgreementSigned => Say("协议书三份签署齐全，均已确认收到", "All three copies of the agreement signed and received");

    public static string EventAgreementLapsed => Say("协议到期，未续签", "Agreement lapsed without renewal");

    public static string EventApplicationDrafted => Say("新建申请", "Application drafted");

    public static string EventApplicationReturned => Say("申请退回修改", "Application returned for correction");

    public static string EventApplicationRejected => Say("申请未通过", "Application rejected");

    public static string EventApplicationApproved => Say("申请获批准", "Application approved");

    public static string EventApplicationWithdrawn => Say("申请撤回", "Application withdrawn");

    public static string EventApplicationDiscarded => Say("删除草稿", "Draft discarded");

    public static string EventApplicationClosed => Say("材料归档齐全，结案", "Papers filed, case closed");

    public static string EventAgreementRenewalOpened(string endsOn) => Say($"发起续签（原协议 {endsOn} 到期）", $"Renewal begun; the agreement before ends on {endsOn}");

    public static string EventAgreementGivenUp => Say("协议书作废", "Agreement given up");

    public static string EventAgreementReopened => Say("协议书退回修改", "Agreement sent back");

    public static string EventApplicationSubmitted(string round) => round == "1"
        ? Say("提交申请表", "Application form handed in")
        : Say($"第 {round} 次提交申请表", $"Application form handed in, round {round}");

    public static string EventAgreementDrafted(string startsOn, string endsOn) => Say($"协议书拟定，期限 {startsOn} 至 {endsOn}", $"Agreement drafted, {startsOn} to {endsOn}");

    public static string EventAgreementSideSigned(bool college) => college
        ? Say("学校一方签署三份协议书", "The college signed all three copies")
        : Say("基地所在单位签署三份协议书", "The unit signed all three copies");

    public static string EventAgreementOpened(string signer) => Say($"启动协议签订，由{signer}代表学校一方签署", $"Agreement opened, to be signed for the college by: {signer}");

    public static string EventAgreementCopyReceived(string copy, string holder) => Say($"第 {copy} 份协议书由{holder}确认收到", $"Copy {copy} received by: {holder}");

    public static string EventTaskCompleted(string step, string outcome, string? part) => part is null
        ? Say($"{step}：{outcome}", $"{step}: {outcome}")
        : Say($"{step}：{outcome} · {part}", $"{step}: {outcome} · {part}");

    public static string EventTaskReminded(string step) => Say($"提醒：“{step}”即将到期", $"Reminder: “{step}” is due soon");

    public static string EventTaskEscalated(string step, string role, bool mayDoIt, string? takenFrom) =>
        (mayDoIt ? Say($"“{step}”超期未办，{role}也可办理", $"“{step}” is overdue; now also with {role}") : Say($"“{step}”超期未办，已抄送{role}", $"“{step}” is overdue; copied to {role}"))
        + (takenFrom is null ? "" : Say($"，{takenFrom}的认领已解除", $"; no longer claimed by {takenFrom}"));

    public static string EventTaskClaimed(string step) => Say($"认领“{step}”", $"Claimed “{step}”");

    public static string EventTaskReleased(string step) => Say($"释放“{step}”，由他人办理", $"Released “{step}” for others");

    public static string EventWorkingGroupSet(string leader, string deputy) => Say(
        $"登记工作小组：组长 {leader}，副组长 {deputy}", $"Working group registered: leader {leader}, deputy {deputy}");

    public static string EventMentorAdded(string name, string discipline) => Say($"登记导师 {name}（{discipline}）", $"Mentor registered: {name} ({discipline})");

    public static string EventMentorChanged(string name, string discipline) => Say($"修改导师 {name}（{discipline}）的信息", $"Mentor's entry changed: {name} ({discipline})");

    public static string EventMentorRetired(string name, string discipline, string day) => Say($"导师 {name}（{discipline}）{day} 停止指导", $"Mentor retired on {day}: {name} ({discipline})");

    public static string EventRulesFiled(string kind, string number, string day) => Say($"备案{kind}第 {number} 版，{day} 起施行", $"{kind} filed, version {number}, in effect from {day}");

    public static string EventExchangeRecorded(string day, string topic) => Say($"登记 {day} 定期交流：{topic}", $"Exchange meeting of {day} recorded: {topic}");

    public static string EventExchangeChanged(string day, string topic) => Say($"更正 {day} 定期交流记录：{topic}", $"Record of the exchange meeting of {day} corrected: {topic}");

    public static string EventFactsReported(string year) => Say($"填报 {year} 年度情况", $"Facts of {year} reported");

    public static string EventDocumentUploaded(string name) => Say($"上传文件 {name}", $"Uploaded {name}");

    public static string EventStatusChanged(string from, string to) => Say($"基地状态由“{from}”变为“{to}”", $"Base moved from “{from}” to “{to}”");

    public static string EventApproved(string number) => Say($"批准设立，基地编号 {number}", $"Base approved, number {number}");

    public static string EventActivated(string endsOn) => Say($"基地启用，协议有效期至 {endsOn}", $"Base in force, agreement until {endsOn}");

    public static string EventDelisted(string year) => Say($"{year} 年度停用", $"Delisted for {year}");

    public static string EventAgreementExpiring(string endsOn) => Say($"协议将于 {endsOn} 到期", $"Agreement ends on {endsOn}");

    public static string EventAgreementRenewed(string endsOn) => Say($"续签协议，有效期至 {endsOn}", $"Agreement renewed until {endsOn}");

    public static string EventAssessmentOpened(string year) => Say($"{year} 年度考核启动", $"Assessment of {year} opened");

    public static string EventAssessmentConcluded(string year, bool passed) => Say(
        $"{year} 年度考核{(passed ? "合格" : "不合格")}", $"Assessment of {year} {(passed ? "passed" : "failed")}");

    public static string EventRectificationOrdered(string dueOn) => Say($"责令整改，{dueOn} 前提交整改报告", $"Rectification ordered, report due on {dueOn}");

    public static string EventRectificationConcluded(bool passed) => Say(
        passed ? "整改合格" : "整改后仍不合格", passed ? "Rectification passed" : "Rectification failed");

    public static string EventEligibilityChanged => Say("招生资格有变化", "Whether it may take students has changed");

    public static string EventRectificationProgress(string item, string title) => Say($"整改进展：{item}. {title}", $"Progress of item {item}: {title}");

    public static string EventExtensionAsked(string workdays) => Say($"申请延期 {workdays} 个工作日", $"Asked for {workdays} more working days");

    public static string EventExtensionDecided(bool granted, string dueOn) => granted
        ? Say($"同意延期，整改期限改为 {dueOn}", $"Extension granted, due on {dueOn}")
        : Say($"不同意延期，整改期限 {dueOn}", $"Extension refused, due on {dueOn}");

    public static string EventRectificationHandedIn => Say("提交整改报告", "Report handed in");

    public static string EventReassessed(bool passed) => Say(passed ? "复核合格" : "复核不合格", passed ? "Re-assessment passed" : "Re-assessment failed");

    public static string EventRectificationDecided(bool passed) => Say(
        passed ? "决定整改合格" : "决定整改不合格", passed ? "Decided as passed" : "Decided as failed");

    public static string EventOther(string name) => Say($"其他办理记录（{name}）", name);
}
