using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Applications;

/// <summary>Throws a draft away.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version that the caller saw; null for whatever it is now.</param>
public sealed record DiscardApplicationRequest(string Id, int? Version = null);

/// <summary>A draft is gone.</summary>
/// <param name="Id">The application that was.</param>
/// <param name="Title">What it was called.</param>
public sealed record ApplicationDiscarded(string Id, string Title);

/// <summary>
/// The applicant throws away a draft (删除草稿) that was never submitted, and with it the candidate base that nobody else has
/// seen. The event log keeps that there was one. What was submitted once can only be withdrawn.
/// </summary>
public sealed class DiscardApplication(WorkflowsDbContext db, UnitOfWork unitOfWork, ApplicationDesk desk, ApplicationReader reader)
{
    /// <summary>Discards it.</summary>
    public Task<Result<ApplicationDiscarded>> HandleAsync(DiscardApplicationRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "applications.discard", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await reader.FindAsync(request.Id, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var (application, trainingBase) = found.Value;
            if ((desk.Guard(application, request.Version, caller) ?? application.Discard()) is { } refusal)
                return refusal;

            desk.Tell("ApplicationDiscarded", application, trainingBase);
            db.RemoveRange(application, trainingBase);
            return (Result<ApplicationDiscarded>)new ApplicationDiscarded(application.Id, trainingBase.Name);
        }, cancellationToken);
}
