using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Documents;
using BaseWorkflows.Domain.Organisation;

namespace BaseWorkflows.Domain.Tests.Applications;

/// <summary>Application forms that nothing is wrong with.</summary>
internal static class Filled
{
    public const string Certificate = "国卫科教函〔2014〕220号-晋12";

    public static readonly IReadOnlySet<string> Certificates = new HashSet<string> { Certificate };

    public static ConditionChecklist AllMet { get; } = new([.. Conditions.All.Select(condition => new ConditionAnswer(condition.Number, true))]);

    public static DateOnly Today { get; } = new(2026, 11, 24);

    public static Evaluation Evaluation(string personId, string? departmentId, bool meets = true) => new(
        personId, "赵敏", departmentId, Today, AllMet, meets, new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero));

    public static IReadOnlyCollection<Filing> Register(params string[] departmentIds) =>
    [
        new(PaperForm.Original, Scope.College),
        .. departmentIds.Select(id => new Filing(PaperForm.Copy, Scope.Department(id))),
    ];

    public static ApplicationForm Company { get; } = new()
    {
        ProposedName = "晨曦药业实践基地",
        Category = BaseCategory.NonClinical,
        Level = BaseLevel.Department,
        DepartmentIds = ["pharmacy"],
        Disciplines = ["药学"],
        Unit = new()
        {
            Name = "长治市晨曦药业有限公司",
            Nature = "企业",
            CreditCode = CreditCode.Complete("91140400MA0K1234X"),
            LegalRepresentative = "赵志强",
            Contact = "李红梅",
            Phone = "0355-3151234",
            Mail = "office@example.cn",
            Address = "山西省长治市潞州区解放西街 1 号",
            Introduction = "从事中成药研发与生产。",
        },
        Professionals = [new("孙丽", "高级工程师", "博士", "药剂学")],
        Places = 12,
        Facilities = "示教室两间，宿舍 20 床。",
        Safety = "配备劳动保护用品，每年开展安全培训。",
        Reason = "共建产教融合基地。",
        Conditions = AllMet,
    };

    public static ApplicationForm Hospital { get; } = Company with
    {
        ProposedName = "长治市人民医院实践基地",
        Category = BaseCategory.Clinical,
        Level = BaseLevel.College,
        DepartmentIds = ["clinical"],
        Disciplines = ["内科学"],
        Hospital = new()
        {
            LicenceNumber = "PDY00112140402",
            Grade = "三级甲等",
            ResidencyCertificate = Certificate,
            PlannedBeds = 1_200,
            ActualBeds = 1_350,
        },
    };
}
