namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string BasesLead => Say("长治医学院研究生培养基地名册", "The register of the college's training bases");

    public static string SearchBases => Say("编号、名称或单位", "Number, name or unit");

    public static string BaseName => Say("基地", "Base");

    public static string Status => Say("状态", "Status");

    public static string StatusSince => Say("状态起始", "Since");

    public static string Category => Say("类别", "Category");

    public static string Level => Say("等级", "Level");

    public static string Department => Say("院系", "Department");

    public static string Departments => Say("对口院（系、部）", "Departments");

    public static string Discipline => Say("学科专业", "Discipline");

    public static string EligibleFor => Say("可招生年度", "Eligible for");

    public static string AgreementEnds => Say("协议到期", "Agreement ends");

    public static string AgreementTerm => Say("协议期限", "Agreement");

    public static string ByNumber => Say("按编号", "By number");

    public static string NoNumberYet => Say("未编号", "No number yet");

    public static string NoBases => Say("名册中还没有基地", "The register is empty");

    public static string NoBasesBody => Say("申请获批后，基地会列入名册。", "Bases appear here once they are approved.");

    public static string Overview => Say("概况", "Overview");

    public static string Timeline => Say("时间线", "Timeline");

    public static string DelistedYear => Say("停用年度", "Delisted for");

    public static string WorkingGroup => Say("工作小组", "Working group");

    public static string NoWorkingGroup => Say("尚未成立工作小组，成立后方可招生。", "There is no working group yet; the base can't take students before.");

    public static string EditWorkingGroup => Say("登记工作小组", "Register the working group");

    public static string WorkingGroupNote => Say(
        "组长由研究生处或相关院（系、部）负责人兼任，副组长由基地指派，并明确专门工作人员。",
        "Leader from the graduate office or a department concerned, deputy from the base, named staff.");

    public static string Leader => Say("组长", "Leader");

    public static string Deputy => Say("副组长", "Deputy");

    public static string StaffMember => Say("工作人员", "Staff");

    public static string Register => Say("登记", "Register");

    public static string AddMentor => Say("登记导师", "Register a mentor");

    public static string MentorNote => Say("基地导师按学校遴选办法产生，每个招生学科至少一名。", "Mentors are selected by the college's own rules; at least one for each discipline that takes students.");

    public static string PersonName => Say("姓名", "Name");

    public static string Qualification => Say("职称、学位", "Title and degree");

    public static string Selection => Say("遴选", "Selection");

    public static string FromTo(string from, string to) => Say($"{from} 至 {to}", $"{from} to {to}");

    public static string EligibleYear(int year) => Say($"{year} 年招生资格", $"Eligibility for {year}");

    public static string IsEligible(int year) => Say($"{year} 年可招生", $"May take students in {year}");

    public static string IsNotEligible(int year) => Say($"{year} 年不可招生", $"May not take students in {year}");

    public static string MentorsOf(int count) => count == 0 ? Say("导师", "Mentors") : Say($"导师（{count}）", $"Mentors ({count})");

    public static string NoMentorFor(string disciplines) => Say($"以下学科还没有导师：{disciplines}。", $"No mentor yet for: {disciplines}.");

    public static string TerminateBase => Say("终止合作", "End the cooperation");

    public static string TerminateBaseBody(string name) => Say(
        $"终止与“{name}”的合作后不能恢复，该基地不再招生；办理中的考核、协议等事项随之结束，待办撤回。",
        $"Ending the cooperation with “{name}” can't be taken back. The base takes no students any more; its running cases end and their tasks are taken back.");

    public static string TerminateReason => Say("终止原因（公布给相关方）", "Reason (published)");

    public static string BaseIsTerminated => Say("合作已终止", "The cooperation has ended");
}
