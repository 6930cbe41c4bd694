using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Domain.Applications;

/// <summary>
/// 《长治医学院研究生培养基地申请表》 as it is filled in. A draft may lack anything; <see cref="ApplicationFormCheck"/> says what
/// submission asks for.
/// </summary>
public sealed record ApplicationForm
{
    /// <summary>拟建基地名称.</summary>
    public string? ProposedName { get; init; }

    /// <summary>类别; with the origin it decides the route (3.1).</summary>
    public BaseCategory? Category { get; init; }

    /// <summary>等级 (1.2).</summary>
    public BaseLevel? Level { get; init; }

    /// <summary>对口院（系、部）: ids of the departments concerned.</summary>
    public IReadOnlyList<string> DepartmentIds { get; init; } = [];

    /// <summary>所属学科专业 that are to take students.</summary>
    public IReadOnlyList<string> Disciplines { get; init; } = [];

    /// <summary>申请单位.</summary>
    public UnitProfile Unit { get; init; } = new();

    /// <summary>符合条件的专业技术人员名单 (2.2.2).</summary>
    public IReadOnlyList<Professional> Professionals { get; init; } = [];

    /// <summary>可容纳研究生数.</summary>
    public int? Places { get; init; }

    /// <summary>条件保障: classrooms, study rooms, library, dormitory, canteen, funds, allowances (2.2.4).</summary>
    public string? Facilities { get; init; }

    /// <summary>劳动保护与安全 (2.2.5).</summary>
    public string? Safety { get; init; }

    /// <summary>申请理由.</summary>
    public string? Reason { get; init; }

    /// <summary>The unit's own answer to the five conditions (2.2).</summary>
    public ConditionChecklist Conditions { get; init; } = new([]);

    /// <summary>What hospitals add; required for clinical bases.</summary>
    public HospitalProfile? Hospital { get; init; }

    /// <summary>附件: ids of documents.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];
}

/// <summary>The unit that applies.</summary>
public sealed record UnitProfile
{
    /// <summary>单位名称.</summary>
    public string? Name { get; init; }

    /// <summary>单位性质, such as 公立医院 or 企业.</summary>
    public string? Nature { get; init; }

    /// <summary>统一社会信用代码; see <see cref="CreditCode"/>.</summary>
    public string? CreditCode { get; init; }

    /// <summary>法定代表人.</summary>
    public string? LegalRepresentative { get; init; }

    /// <summary>联系人.</summary>
    public string? Contact { get; init; }

    /// <summary>电话.</summary>
    public string? Phone { get; init; }

    /// <summary>邮箱.</summary>
    public string? Mail { get; init; }

    /// <summary>地址.</summary>
    public string? Address { get; init; }

    /// <summary>单位简介.</summary>
    public string? Introduction { get; init; }
}

/// <summary>A professional who qualifies as a supervisor (2.2.2).</summary>
/// <param name="Name">姓名.</param>
/// <param name="Title">职称.</param>
/// <param name="Degree">学历（学位）.</param>
/// <param name="Discipline">专业.</param>
public sealed record Professional(string? Name, string? Title, string? Degree, string? Discipline);

/// <summary>What a hospital adds to the form.</summary>
public sealed record HospitalProfile
{
    /// <summary>医疗机构执业许可证号.</summary>
    public string? LicenceNumber { get; init; }

    /// <summary>医院等级, such as 三级甲等.</summary>
    public string? Grade { get; init; }

    /// <summary>国家住院医师规范化培训基地批准文号 (2.2.1).</summary>
    public string? ResidencyCertificate { get; init; }

    /// <summary>编制床位.</summary>
    public int? PlannedBeds { get; init; }

    /// <summary>实有床位.</summary>
    public int? ActualBeds { get; init; }

    /// <summary>年收治住院人数.</summary>
    public int? InpatientsPerYear { get; init; }

    /// <summary>年门急诊量.</summary>
    public int? OutpatientsPerYear { get; init; }

    /// <summary>年手术量.</summary>
    public int? OperationsPerYear { get; init; }

    /// <summary>临床技能中心面积, square metres.</summary>
    public int? SkillsCentreArea { get; init; }

    /// <summary>教学查房制度.</summary>
    public string? TeachingRounds { get; init; }
}
