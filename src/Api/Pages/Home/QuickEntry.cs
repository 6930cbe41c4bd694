using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using MudBlazor;

namespace BaseWorkflows.Api.Pages.Home;

/// <summary>A way from the home page to what people of a role do most.</summary>
/// <param name="Address">Where it leads.</param>
/// <param name="Icon">A MudBlazor icon.</param>
/// <param name="Title">What it is called.</param>
/// <param name="What">What one does there.</param>
/// <param name="Roles">Whom it is shown to; empty for everybody.</param>
internal sealed record QuickEntry(string Address, string Icon, Text Title, Text What, params Role[] Roles)
{
    private static readonly IReadOnlyList<QuickEntry> All =
    [
        new("/applications/new", Icons.Material.Outlined.PostAdd, new("发起申请", "Apply for a base"),
            new("填写研究生培养基地申请表，随时可以暂存", "Fill in the application form; drafts are kept"),
            Role.UnitContact, Role.DepartmentOfficer, Role.GraduateOfficer),
        new("/applications?mine=true", Icons.Material.Outlined.Description, new("我的申请", "My applications"),
            new("查看申请进行到哪一步，修改被退回的申请", "See how far they are; correct what was returned"),
            Role.UnitContact, Role.DepartmentOfficer, Role.DepartmentHead),
        new("/applications", Icons.Material.Outlined.FolderOpen, new("全部申请", "All applications"),
            new("按状态、类别和院系查找申请", "By status, category and department"),
            Role.GraduateOfficer, Role.GraduateDirector, Role.VicePresident, Role.PresidentSecretary, Role.Auditor, Role.SystemAdministrator),
        new("/agreements", Icons.Material.Outlined.Handshake, new("合作协议", "Agreements"),
            new("三份协议书的签署与生效情况", "Signing and force of the three copies"),
            Role.UnitContact, Role.GraduateOfficer, Role.GraduateDirector, Role.DepartmentHead),
        new("/bases", Icons.Material.Outlined.LocalHospital, new("基地名录", "Register of bases"),
            new("查看基地状态、协议期限和导师", "Status, agreement and mentors of each base")),
    ];

    /// <summary>Those for a visitor.</summary>
    public static IEnumerable<QuickEntry> For(Caller caller) =>
        All.Where(entry => entry.Roles.Length == 0 || entry.Roles.Any(caller.Is));
}
