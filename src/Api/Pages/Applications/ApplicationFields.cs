using System.Globalization;
using System.Text.RegularExpressions;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Api.Pages.Applications;

/// <summary>
/// The fields of 《长治医学院研究生培养基地申请表》 by step, for filling in and for reading. What is required and how long it may be is
/// the rule of <see cref="ApplicationFormCheck"/>; here it is only shown.
/// </summary>
internal static partial class ApplicationFields
{
    /// <summary>Names that the disciplines' box proposes: the college's degree categories.</summary>
    public static IReadOnlyList<string> KnownDisciplines { get; } = ["临床医学", "口腔医学", "公共卫生", "护理", "药学", "中药学", "中医"];

    public static FormField Category { get; } = new("category", FieldKind.Choice, new("类别", "Category"))
    {
        Required = true,
        Options = [.. Enum.GetValues<BaseCategory>().Select(category => new FieldOption(category.ToString(), category.Title()))],
    };

    public static FormField Level { get; } = new("level", FieldKind.Choice, new("等级", "Level"))
    {
        Required = true,
        Hint = new("等级与类别共同决定协议书由学校、研究生处还是院（系、部）签订。", "Level and category decide who signs the agreement on the college's side."),
        Options = [.. Enum.GetValues<BaseLevel>().Select(level => new FieldOption(level.ToString(), level.Title()))],
    };

    public static FormField Disciplines { get; } = new("disciplines", FieldKind.Text, new("所属学科专业", "Disciplines"))
    {
        Required = true,
        MaxLength = 50,
        Hint = new("拟招收研究生的学科专业，逐个添加。", "The disciplines that are to take students, one by one."),
    };

    public static FormField ProposedName { get; } = new("proposedName", FieldKind.Text, new("拟建基地名称", "Proposed name of the base"))
    {
        Required = true,
        MaxLength = 100,
        Hint = new("批准后由研究生处编发正式名称与编号。", "On approval the graduate office issues the official name and number."),
    };

    public static FormField Departments(IReadOnlyList<DepartmentView> departments) =>
        new("departmentIds", FieldKind.Departments, new("对口院（系、部）", "Departments concerned"))
        {
            Required = true,
            Options = [.. departments.Select(department => new FieldOption(department.Id, new(department.Name, department.EnglishName)))],
        };

    public static IReadOnlyList<FormField> Unit { get; } =
    [
        Line("name", 100, "单位名称", "Name of the unit"),
        Line("nature", 50, "单位性质", "Kind of unit") with { Hint = new("例如：公立医院、企业、科研院所。", "Such as public hospital, company, institute.") },
        Line("creditCode", 18, "统一社会信用代码", "Unified social credit code"),
        Line("legalRepresentative", 50, "法定代表人", "Legal representative"),
        Line("contact", 50, "联系人", "Contact"),
        Line("phone", 30, "联系电话", "Telephone"),
        Line("mail", 254, "邮箱", "Mail") with { Required = false },
        Line("address", 200, "地址", "Address"),
        Area("introduction", "单位简介", "About the unit"),
    ];

    public static IReadOnlyList<FormField> Hospital { get; } =
    [
        Line("licenceNumber", 50, "医疗机构执业许可证号", "Licence number"),
        Line("grade", 20, "医院等级", "Grade") with { Hint = new("例如：三级甲等。", "Such as 三级甲等.") },
        Line("residencyCertificate", 100, "国家住院医师规范化培训基地批准文号", "National residency training certificate") with
        {
            Hint = new("临床医学基地须在国家住院医师规范化培训基地名单中。", "A clinical base must be on the list of national residency training bases."),
        },
        Number("plannedBeds", 0, 20_000, "编制床位（张）", "Planned beds"),
        Number("actualBeds", 0, 20_000, "实有床位（张）", "Actual beds"),
        Number("inpatientsPerYear", 0, 10_000_000, "年收治住院人数", "Inpatients a year") with { Required = false },
        Number("outpatientsPerYear", 0, 100_000_000, "年门急诊量（人次）", "Outpatient visits a year") with { Required = false },
        Number("operationsPerYear", 0, 10_000_000, "年手术量（台次）", "Operations a year") with { Required = false },
        Number("skillsCentreArea", 0, 1_000_000, "临床技能中心面积（平方米）", "Skills centre (m²)") with { Required = false },
        Area("teachingRounds", "教学查房制度", "Teaching rounds") with { Required = false },
    ];

    public static FormField Professionals { get; } =
        new("professionals", FieldKind.Table, new("符合条件的专业技术人员名单", "Professionals who qualify as supervisors"))
        {
            Required = true,
            Columns =
            [
                Line("name", 50, "姓名", "Name"),
                Line("title", 50, "职称", "Professional title"),
                Line("degree", 50, "学历（学位）", "Degree"),
                Line("discipline", 50, "专业", "Discipline"),
            ],
        };

    public static IReadOnlyList<FormField> Means { get; } =
    [
        Number("places", 1, 1_000, "可容纳研究生数", "Places for students"),
        Area("facilities", "条件保障", "Facilities") with
        {
            Hint = new("示教室、自习室、图书馆、宿舍、食堂，以及经费与补贴。", "Classrooms, study rooms, library, dormitory, canteen, funds and allowances."),
        },
        Area("safety", "劳动保护与安全", "Labour protection and safety"),
    ];

    public static FormField Conditions { get; } = new("conditions", FieldKind.Checklist, new("遴选条件", "Selection conditions"))
    {
        Required = true,
        Options = [.. Domain.Applications.Conditions.All.Select(condition =>
            new FieldOption(ApplicationValues.KeyOf(condition), condition.Title, condition.Clause.Number))],
    };

    public static FormField Reason { get; } = Area("reason", "申请理由", "Reasons for the application");

    public static FormField Attachments { get; } = new("attachments", FieldKind.Attachments, new("附件", "Files"))
    {
        Hint = new("PDF、图片、Word 或 Excel，每个不超过 20 MB。", "PDF, pictures, Word or Excel, 20 MB each."),
    };

    /// <summary>What the field of a message is called: 专业技术人员 第 2 行 姓名; the path itself where nobody knows it.</summary>
    public static Text LabelOf(string path)
    {
        if (PlaceOf(path) is not (>= 0 and var place))
            return new(path, path);

        var known = Known[place];
        var row = RowOf().Match(path);
        if (!row.Success)
            return known.Field.Label;

        var number = int.Parse(row.Groups["row"].ValueSpan, CultureInfo.InvariantCulture) + 1;
        var column = known.Field.Columns.FirstOrDefault(one => one.Name == row.Groups["column"].Value)?.Label;
        return new($"{known.Field.Label.Zh} 第 {number} 行 {column?.Zh}".TrimEnd(), $"{known.Field.Label.En}, row {number} {column?.En}".TrimEnd());
    }

    /// <summary>Where the field of a message stands in the form; -1 where nobody knows it.</summary>
    public static int PlaceOf(string path) => Known.FindIndex(one => one.Path == path
        || path.StartsWith(one.Path + "[", StringComparison.Ordinal) || path.StartsWith(one.Path + ".", StringComparison.Ordinal));

    private static List<(string Path, FormField Field)> Known { get; } =
    [
        .. At("", [Category, Level, Departments([]), Disciplines, ProposedName, Professionals, .. Means, Conditions, Reason, Attachments]),
        .. At("unit.", Unit),
        .. At("hospital.", Hospital),
    ];

    private static IEnumerable<(string Path, FormField Field)> At(string prefix, IReadOnlyList<FormField> fields) =>
        fields.Select(one => (prefix + one.Name, one));

    [GeneratedRegex(@"\[(?<row>\d+)\](\.(?<column>\w+))?")]
    private static partial Regex RowOf();

    private static FormField Line(string name, int max, string zh, string en) =>
        new(name, FieldKind.Text, new(zh, en)) { Required = true, MaxLength = max };

    private static FormField Area(string name, string zh, string en) =>
        new(name, FieldKind.Multiline, new(zh, en)) { Required = true, MaxLength = 5_000 };

    private static FormField Number(string name, int min, int max, string zh, string en) =>
        new(name, FieldKind.Number, new(zh, en)) { Required = true, Min = min, Max = max };
}
