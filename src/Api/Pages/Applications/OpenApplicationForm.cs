using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Applications;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Pages.Applications;

/// <summary>What the application form needs before it can be shown.</summary>
/// <param name="Form">What its fields hold at first.</param>
/// <param name="Saved">The application; null for a new one.</param>
/// <param name="Origin">Who applies, by the caller's role (3.1–3.3).</param>
/// <param name="Departments">All departments.</param>
/// <param name="Units">The units that the caller can choose; their own for an outside account.</param>
internal sealed record OpenedForm(
    ApplicationForm Form, ApplicationDetail? Saved, Origin Origin, IReadOnlyList<DepartmentView> Departments, IReadOnlyList<UnitView> Units);

/// <summary>Opens the application form: a saved one, or a new one with what is known of the caller's unit and department.</summary>
internal sealed class OpenApplicationForm(GetApplication applications, ListDepartments departments, ListUnits units)
{
    /// <summary>Opens it; without an id a new one.</summary>
    public async Task<Result<OpenedForm>> HandleAsync(string? id, Caller caller, CancellationToken cancellationToken)
    {
        var known = await units.HandleAsync(new(null, new PageRequest(1, PageRequest.MaxSize)), caller, cancellationToken);
        if (!known.IsOk)
            return known.Refusal;
        var all = await departments.HandleAsync(cancellationToken);
        if (id is null)
            return New(caller, all, known.Value.Items);

        var saved = await applications.HandleAsync(id, caller, cancellationToken);
        return saved.IsOk
            ? new OpenedForm(saved.Value.Form, saved.Value, saved.Value.Application.Origin, all, known.Value.Items)
            : saved.Refusal;
    }

    private static Result<OpenedForm> New(Caller caller, IReadOnlyList<DepartmentView> departments, IReadOnlyList<UnitView> units)
    {
        var role = Applicants.RoleOf(caller);
        var origin = RouteRule.OriginOf(role ?? Role.Auditor);
        if (!origin.IsOk)
            return origin.Refusal;

        var own = role == Role.UnitContact ? units.FirstOrDefault(unit => unit.Id == caller.UnitId) : null;
        var form = new ApplicationForm
        {
            DepartmentIds = role == Role.DepartmentOfficer ? [.. caller.DepartmentIds.Take(1)] : [],
            Unit = own is null ? new() : new() { Name = own.Name, CreditCode = own.CreditCode, Contact = caller.Name },
        };
        return new OpenedForm(form, null, origin.Value, departments, units);
    }
}

/// <summary>Who may apply.</summary>
internal static class Applicants
{
    private static readonly Role[] Roles = [Role.UnitContact, Role.DepartmentOfficer, Role.GraduateOfficer];

    /// <summary>The role in which a caller applies; null where they may not.</summary>
    public static Role? RoleOf(Caller caller) => Roles.Cast<Role?>().FirstOrDefault(role => caller.Is(role!.Value));
}
