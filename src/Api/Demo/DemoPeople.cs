using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using static BaseWorkflows.Workflows.Organisation.CreateAccount;

namespace BaseWorkflows.Api.Demo;

/// <summary>One account of the demo college.</summary>
/// <param name="Account">How it is created.</param>
/// <param name="Post">What the person does, in a few words.</param>
internal sealed record DemoPerson(Request Account, Text Post);

/// <summary>The people of the demo college. Names are made up.</summary>
internal static class DemoPeople
{
    public const string Password = "Demo-2026!";

    private const string College = "college";

    /// <summary>Every account, in the order in which the start-up and the sign-in page list them.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        Person("admin", "系统管理员", new("系统与流程管理员", "System and route administrator"), null,
            (Role.SystemAdministrator, College), (Role.RouteAdministrator, College)),
        Person("grad.officer", "李晓燕", new("研究生处经办人", "Graduate office, officer"), null, (Role.GraduateOfficer, College)),
        Person("grad.director", "王建国", new("研究生处处长", "Graduate office, director"), null, (Role.GraduateDirector, College)),
        Person("pharmacy.officer", "赵敏", new("药学系经办人", "Pharmacy, officer"), "pharmacy", (Role.DepartmentOfficer, "department:pharmacy")),
        Person("pharmacy.head", "陈志强", new("药学系负责人", "Pharmacy, head"), "pharmacy", (Role.DepartmentHead, "department:pharmacy")),
        Person("nursing.officer", "刘芳", new("护理学院经办人", "Nursing, officer"), "nursing", (Role.DepartmentOfficer, "department:nursing")),
        Person("nursing.head", "张丽华", new("护理学院负责人", "Nursing, head"), "nursing", (Role.DepartmentHead, "department:nursing")),
        Person("clinical.head", "郭振华", new("临床医学院负责人", "Clinical medicine, head"), "clinical", (Role.DepartmentHead, "department:clinical")),
        Person("expert1", "马文博", new("校内专家·基础医学部", "Expert, basic medicine"), "basic-medicine", (Role.Expert, College)),
        Person("expert2", "孙静怡", new("校内专家·公共卫生系", "Expert, public health"), "public-health", (Role.Expert, College)),
        Person("expert3", "周海涛", new("校内专家·医学检验系", "Expert, laboratory medicine"), "laboratory", (Role.Expert, College)),
        Person("expert4", "吴雪梅", new("校内专家·护理学院", "Expert, nursing"), "nursing", (Role.Expert, College)),
        Person("expert5", "郑立军", new("校内专家·药学系", "Expert, pharmacy"), "pharmacy", (Role.Expert, College)),
        Person("vp", "冯国栋", new("分管校领导", "Vice president in charge"), null, (Role.VicePresident, College)),
        Person("president.secretary", "何佳", new("校长办公室秘书", "President's office secretary"), null, (Role.PresidentSecretary, College)),
        Contact("unit.hospital", "韩卫东", new("附属和平医院联系人", "Contact of Heping Hospital"), "heping-hospital"),
        Contact("unit.pharma", "罗明", new("太行康源制药联系人", "Contact of Taihang Pharma"), "taihang-pharma"),
        Person("auditor", "杨慎之", new("审计（只读）", "Auditor, reads only"), null, (Role.Auditor, College)),
    ];

    private static DemoPerson Person(string userName, string name, Text post, string? department, params (Role Role, string Scope)[] grants) =>
        new(new(userName, name, Password, department, null, [.. grants.Select(grant => new Grant(grant.Role, grant.Scope))]), post);

    private static DemoPerson Contact(string userName, string name, Text post, string unit) =>
        new(new(userName, name, Password, null, unit, [new(Role.UnitContact, $"unit:{unit}")]), post);
}
