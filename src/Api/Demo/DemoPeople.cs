using BaseWorkflows.Domain.Organisation;
using static BaseWorkflows.Workflows.Organisation.CreateAccount;

namespace BaseWorkflows.Api.Demo;

/// <summary>The people of the demo college. Names are made up.</summary>
internal static class DemoPeople
{
    public const string Password = "Demo-2026!";

    private const string College = "college";

    /// <summary>Every account, in the order in which the start-up prints them.</summary>
    public static IReadOnlyList<Request> All { get; } =
    [
        Person("admin", "系统管理员", null, (Role.SystemAdministrator, College), (Role.RouteAdministrator, College)),
        Person("grad.officer", "李晓燕", null, (Role.GraduateOfficer, College)),
        Person("grad.director", "王建国", null, (Role.GraduateDirector, College)),
        Person("pharmacy.officer", "赵敏", "pharmacy", (Role.DepartmentOfficer, "department:pharmacy")),
        Person("pharmacy.head", "陈志强", "pharmacy", (Role.DepartmentHead, "department:pharmacy")),
        Person("nursing.officer", "刘芳", "nursing", (Role.DepartmentOfficer, "department:nursing")),
        Person("nursing.head", "张丽华", "nursing", (Role.DepartmentHead, "department:nursing")),
        Person("clinical.head", "郭振华", "clinical", (Role.DepartmentHead, "department:clinical")),
        Person("expert1", "马文博", "basic-medicine", (Role.Expert, College)),
        Person("expert2", "孙静怡", "public-health", (Role.Expert, College)),
        Person("expert3", "周海涛", "laboratory", (Role.Expert, College)),
        Person("expert4", "吴雪梅", "nursing", (Role.Expert, College)),
        Person("expert5", "郑立军", "pharmacy", (Role.Expert, College)),
        Person("vp", "冯国栋", null, (Role.VicePresident, College)),
        Person("president.secretary", "何佳", null, (Role.PresidentSecretary, College)),
        Person("unit.hospital", "韩卫东", null, (Role.UnitContact, "unit:heping-hospital")) with { UnitId = "heping-hospital" },
        Person("unit.pharma", "罗明", null, (Role.UnitContact, "unit:taihang-pharma")) with { UnitId = "taihang-pharma" },
        Person("auditor", "杨慎之", null, (Role.Auditor, College)),
    ];

    private static Request Person(string userName, string name, string? department, params (Role Role, string Scope)[] grants) =>
        new(userName, name, Password, department, null, [.. grants.Select(grant => new Grant(grant.Role, grant.Scope))]);
}
