using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Workflows.Bases;

/// <summary>A base in the register.</summary>
/// <param name="Id">The base.</param>
/// <param name="Number">Issued at approval (2.1); null before.</param>
/// <param name="Name">The proposed name, from approval on the issued one.</param>
/// <param name="Unit">The unit that runs it.</param>
/// <param name="Category">Clinical or not.</param>
/// <param name="Level">Tiered management (1.2).</param>
/// <param name="Department">The id of the department that leads; empty where none is named yet.</param>
/// <param name="Departments">All departments concerned, the leading one first.</param>
/// <param name="Disciplines">The disciplines that take students.</param>
/// <param name="Status">Where it stands in its life.</param>
/// <param name="StatusSince">Since when (UTC).</param>
/// <param name="Agreement">The agreement in force, or the last one that was; null for none.</param>
public sealed record BaseItem(
    string Id, string? Number, string Name, string Unit, BaseCategory Category, BaseLevel Level, string Department,
    IReadOnlyList<DepartmentName> Departments, IReadOnlyList<string> Disciplines, BaseStatus Status, DateTimeOffset StatusSince,
    BaseAgreement? Agreement)
{
    /// <summary>With the year that a list was asked for: whether the base may take students then, and why not; null elsewhere.</summary>
    public EligibilityItem? Eligibility { get; init; }

    internal static BaseItem Of(TrainingBase one, IReadOnlyDictionary<string, Text> departments) => new(
        one.Id, one.Number, one.Name, one.UnitName, one.Category, one.Level, one.DepartmentIds is [var lead, ..] ? lead : "",
        [.. one.DepartmentIds.Select(id => new DepartmentName(id, departments.GetValueOrDefault(id, new(id, id))))],
        one.Disciplines, one.Status, one.StatusSince,
        one.Agreement is { } term ? new(term.AgreementId, term.StartsOn, term.EndsOn) : null);
}

/// <summary>A department by name.</summary>
public sealed record DepartmentName(string Id, Text Name);

/// <summary>The term of a base's agreement: first and last day in Asia/Shanghai, both included.</summary>
public sealed record BaseAgreement(string Id, DateOnly StartsOn, DateOnly EndsOn);

/// <summary>What people can enter into the registers of a base.</summary>
public enum BaseEditAction
{
    /// <summary>登记工作小组 (5.1).</summary>
    SetWorkingGroup,

    /// <summary>登记导师 (5.2).</summary>
    AddMentor,

    /// <summary>修改导师信息、停止指导 (5.2).</summary>
    ChangeMentor,

    /// <summary>备案管理办法 (6.1).</summary>
    FileRules,

    /// <summary>登记定期交流 (6.1).</summary>
    RecordExchange,

    /// <summary>填报年度情况 (6.2, 6.4).</summary>
    ReportFacts,
}

/// <summary>A base with everything that its page shows.</summary>
/// <param name="Base">As in the register.</param>
/// <param name="Origin">Who started it.</param>
/// <param name="Version">Counts its changes; send it back with a command.</param>
/// <param name="WorkingGroup">5.1; null where there is none. Telephone numbers only for those whom they concern.</param>
/// <param name="Mentors">5.2, in the order of their entry; telephone numbers as above.</param>
/// <param name="DelistedYear">The year without students (6.3.4); null for none.</param>
/// <param name="Actions">What the caller can do now.</param>
/// <param name="SeesRegisters">Whether rules, exchange meetings and yearly facts are open to the caller.</param>
public sealed record BaseDetail(
    BaseItem Base, Origin Origin, int Version, WorkingGroup? WorkingGroup, IReadOnlyList<Mentor> Mentors, int? DelistedYear,
    IReadOnlyList<BaseEditAction> Actions, bool SeesRegisters)
{
    /// <summary>Other records of the same unit in the register, newest first: what it was before it applied again.</summary>
    public IReadOnlyList<UnitRecord> OthersOfUnit { get; init; } = [];
}

/// <summary>Another base of the same unit.</summary>
/// <param name="Id">The base.</param>
/// <param name="Number">Its number.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="StatusSince">Since when (UTC).</param>
/// <param name="DelistedYear">The year without students (6.3.4); null for none.</param>
public sealed record UnitRecord(string Id, string Number, BaseStatus Status, DateTimeOffset StatusSince, int? DelistedYear);
