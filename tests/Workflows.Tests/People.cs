using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Tests;

/// <summary>The callers of the tests, by what they may see of a base of pharmacy and nursing at 太行康源.</summary>
internal static class People
{
    public static readonly Caller GraduateOfficer = new("grad.officer", "李晓燕", [new(Role.GraduateOfficer, Scope.College)], null);
    public static readonly Caller PharmacyOfficer = new("pharmacy.officer", "赵敏", [new(Role.DepartmentOfficer, Scope.Department("pharmacy"))], null);
    public static readonly Caller NursingHead = new("nursing.head", "张丽华", [new(Role.DepartmentHead, Scope.Department("nursing"))], null);
    public static readonly Caller ClinicalHead = new("clinical.head", "郭振华", [new(Role.DepartmentHead, Scope.Department("clinical"))], null);
    public static readonly Caller Pharma = new("unit.pharma", "罗明", [new(Role.UnitContact, Scope.Unit("taihang-pharma"))], "taihang-pharma");
    public static readonly Caller OtherUnit = new("unit.hospital", "韩卫东", [new(Role.UnitContact, Scope.Unit("heping-hospital"))], "heping-hospital");
    public static readonly Caller Auditor = new("auditor", "杨慎之", [new(Role.Auditor, Scope.College)], null);
    public static readonly Caller Subscriber = new("subscriber", "教务系统", [new(Role.Subscriber, Scope.College)], null);
}
