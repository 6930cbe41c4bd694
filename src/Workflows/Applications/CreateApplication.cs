using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Applications;

/// <summary>Begins an application.</summary>
/// <param name="Form">Whatever is filled in so far.</param>
public sealed record CreateApplicationRequest(ApplicationForm Form);

/// <summary>Begins an application as a draft, and with it a candidate base. Who applies decides the origin (3.1–3.3).</summary>
public sealed class CreateApplication(
    WorkflowsDbContext db, UnitOfWork unitOfWork, ApplicationDesk desk, ApplicationReader reader, TimeProvider time)
{
    private static readonly Role[] Applicants = [Role.UnitContact, Role.DepartmentOfficer, Role.GraduateOfficer];

    /// <summary>Begins it; refused for callers of other roles, values outside the limits, and departments that don't exist.</summary>
    public Task<Result<ApplicationDetail>> HandleAsync(CreateApplicationRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "applications.create", request, unitOfWork.IdempotencyKey), async token =>
        {
            var role = Applicants.Cast<Role?>().FirstOrDefault(one => caller.Is(one!.Value));
            var origin = RouteRule.OriginOf(role ?? Role.Auditor);
            if (!origin.IsOk)
                return origin.Refusal;

            var form = await WithOwnAsync(request.Form, caller, token);
            var at = time.GetUtcNow();
            var baseId = Guid.CreateVersion7().ToString("N");
            var drafted = BaseApplication.Draft(Guid.CreateVersion7().ToString("N"), baseId, caller.PersonId, origin.Value, form, at);
            if (!drafted.IsOk)
                return drafted.Refusal;
            if (await desk.UnknownDepartmentAsync(form, token) is { } unknown)
                return unknown;

            var proposed = TrainingBase.Propose(baseId, origin.Value, await desk.ProfileAsync(form, caller, token), at);
            db.AddRange(proposed, drafted.Value);
            desk.Tell("ApplicationDrafted", drafted.Value, proposed);
            await db.SaveChangesAsync(token);
            return (Result<ApplicationDetail>)await reader.ShowAsync(drafted.Value, proposed, caller, token);
        }, cancellationToken);

    /// <summary>Fills in what the service knows: a department applies for itself, a unit under its own name.</summary>
    private async Task<ApplicationForm> WithOwnAsync(ApplicationForm form, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.Is(Role.UnitContact) && caller.UnitId is { } unitId)
        {
            var unit = await db.Set<Unit>().AsNoTracking().SingleAsync(one => one.Id == unitId, cancellationToken);
            return form with { Unit = form.Unit with { Name = form.Unit.Name ?? unit.Name, CreditCode = form.Unit.CreditCode ?? unit.CreditCode } };
        }

        var own = caller.Roles.Where(grant => grant.Role == Role.DepartmentOfficer).Select(grant => grant.Scope.Id!).ToList();
        return own.Count == 0 || own.Any(form.DepartmentIds.Contains) ? form : form with { DepartmentIds = [own[0], .. form.DepartmentIds] };
    }
}
