namespace BaseWorkflows.Api.Components.Words;

public static partial class Words
{
    public static string BaseViews => Say("基地资料", "Views of the base");

    public static string NothingMissing => Say("第五条、第六条要求的资料齐全。", "All that articles 5 and 6 ask for is there.");

    public static string FileNewVersion => Say("备案新版", "File a version");

    public static string RulesText => Say("版本", "Version");

    public static string EffectiveOn => Say("施行日期", "In effect from");

    public static string FiledBy => Say("备案人", "Filed by");

    public static string NoRulesYet => Say("尚未备案。", "Nothing has been filed yet.");

    public static string RulesNote => Say("由基地工作小组根据学校要求建立和完善；旧版本保留可查。", "Made by the working group as the college asks; old versions stay readable.");

    public static string RecordExchange => Say("登记交流", "Record a meeting");

    public static string NoExchangesYet => Say("还没有定期交流记录。", "No exchange meeting has been recorded yet.");

    public static string ExchangeNote => Say("研究生处、相关院（系、部）与基地之间的定期交流。", "The regular exchange between graduate office, departments and base.");

    public static string CollegeParticipants => Say("学校参加人员", "From the college");

    public static string BaseParticipants => Say("基地参加人员", "From the base");

    public static string Minutes => Say("纪要", "Minutes");

    public static string ReportYear => Say("填报年度情况", "Report a year");

    public static string NoFactsYet => Say("还没有填报。", "Nothing has been reported yet.");

    public static string FactsNote => Say("按年度填报专项基金、投入、生活补贴、研究生人数和学习、生活、工作条件；该年度考核有结论后不能再改。", "Funds, allowance, students and conditions year by year; closed once that year's assessment has its result.");

    public static string SpecialFund => Say("专项基金", "Special fund");

    public static string Investment => Say("其他投入", "Other investment");

    public static string MonthlyAllowance => Say("生活补贴（每人每月）", "Allowance (student and month)");

    public static string StudentsOfPlaces => Say("研究生 / 岗位", "Students / places");

    public static string Provided => Say("已落实", "Provided");

    public static string NotProvided => Say("未落实", "Not provided");

    public static string FactsRemark => Say("备注", "Remark");

    public static string ExportMentorTable => Say("导出 Excel", "Export to Excel");

    public static string ImportExcel => Say("导入 Excel", "Import from Excel");

    public static string ImportMentorsHint => Say("表头与导出的表格相同；先导出即得到空白表。", "The columns are those of the exported table; export first to get a form.");

    public static string Guiding => Say("在岗", "Guiding");

    public static string Retire => Say("停止指导", "Retire");

    public static string MissingFor(int year) => Say($"还缺什么（{year} 年度）", $"What is missing ({year})");

    public static string RulesNumber(int number) => Say($"第 {number} 版", $"Version {number}");

    public static string ExchangesOf(int count) => count == 0 ? Say("定期交流", "Exchange meetings") : Say($"定期交流（{count}）", $"Exchange meetings ({count})");

    public static string NameWithPost(string name, string post) => Say($"{name}（{post}）", $"{name} ({post})");

    public static string ChangeNamed(string what) => Say($"修改 {what}", $"Change {what}");

    public static string RetireNamed(string name) => Say($"{name} 停止指导", $"Retire {name}");

    public static string RetireNote(string name) => Say($"{name}的记录保留在名册中，从该日起不再计为导师。", $"The entry of {name} stays; from that day on it counts no more.");

    public static string RetiredOn(string day) => Say($"{day} 停止指导", $"Retired on {day}");

    public static string InRow(string row, string message) => Say($"第 {row} 行：{message}", $"Row {row}: {message}");

    public static string MentorsImported(int added, int known) => Say($"已导入 {added} 名导师，{known} 行原已登记。", $"{added} mentors imported; {known} rows were known.");

    public static string YearNamed(int year) => Say($"{year} 年度", $"{year}");

    public static string Yuan(decimal amount) => amount == 0 ? Say("无", "None") : Say($"{amount:#,0.##} 元", $"¥{amount:#,0.##}");

    public static string StudentsAndPlaces(int students, int places) => Say($"研究生 {students} 人，岗位 {places} 个", $"{students} students, {places} places");

    public static string EarlierGroups(int count) => Say($"历次工作小组（{count}）", $"Earlier working groups ({count})");
}
