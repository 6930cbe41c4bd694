using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Applications;

/// <summary>Saves an application's form.</summary>
/// <param name="Id">The application.</param>
/// <param name="Form">The whole form as it is now.</param>
/// <param name="Version">The version that the caller saw; null to save over whatever is there.</param>
public sealed record SaveApplicationRequest(string Id, ApplicationForm Form, int? Version = null);

/// <summary>Saves the form of a draft, or of an application that was returned for correction.</summary>
public sealed class SaveApplication(WorkflowsDbContext db, UnitOfWork unitOfWork, ApplicationDesk desk, ApplicationReader reader)
{
    /// <summary>Saves it.</summary>
    public Task<Result<ApplicationDetail>> HandleAsync(SaveApplicationRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "applications.save", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await reader.FindAsync(request.Id, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var (application, trainingBase) = found.Value;
            var profile = await desk.ProfileAsync(request.Form, caller, token);
            if ((desk.Guard(application, request.Version, caller)
                ?? application.Edit(request.Form)
                ?? await desk.UnknownDepartmentAsync(request.Form, token)
                ?? trainingBase.Describe(profile with { DepartmentIds = application.DepartmentsConcerned })) is { } refusal)
            {
                return refusal;
            }

            await db.SaveChangesAsync(token);
            return (Result<ApplicationDetail>)await reader.ShowAsync(application, trainingBase, caller, token);
        }, cancellationToken);
}
