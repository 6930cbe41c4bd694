using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Bases;

namespace BaseWorkflows.Api.Bases;

/// <summary>A base opened: all that its line in the register says, and beside it its people and what the caller can do.</summary>
internal sealed record BaseAnswer(
    string Id, string? Number, string Name, string Unit, BaseCategory Category, BaseLevel Level, string Department,
    IReadOnlyList<DepartmentName> Departments, IReadOnlyList<string> Disciplines, BaseStatus Status, DateTimeOffset StatusSince,
    BaseAgreement? Agreement, Origin Origin, int Version, WorkingGroup? WorkingGroup, IReadOnlyList<Mentor> Mentors, int? DelistedYear,
    IReadOnlyList<UnitRecord> OthersOfUnit, IReadOnlyList<BaseEditAction> Actions, bool SeesRegisters)
{
    public static BaseAnswer Of(BaseDetail detail)
    {
        var item = detail.Base;
        return new(
            item.Id, item.Number, item.Name, item.Unit, item.Category, item.Level, item.Department,
            item.Departments, item.Disciplines, item.Status, item.StatusSince,
            item.Agreement, detail.Origin, detail.Version, detail.WorkingGroup, detail.Mentors, detail.DelistedYear,
            detail.OthersOfUnit, detail.Actions, detail.SeesRegisters);
    }
}
