using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Applications.Steps;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Certificates;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Applications;

/// <summary>Submits an application.</summary>
/// <param name="Id">The application.</param>
/// <param name="Version">The version that the caller saw; null to submit whatever is there.</param>
public sealed record SubmitApplicationRequest(string Id, int? Version = null);

/// <summary>
/// Puts an application on the route that the rule chooses (3.1). After a return it completes the applicant's correction task,
/// so that the route goes on where it was left; where an administrator has ended the route, it begins anew.
/// </summary>
public sealed class SubmitApplication(
    WorkflowsDbContext db, UnitOfWork unitOfWork, ApplicationDesk desk, ApplicationReader reader, WorkflowRunner runner,
    CompleteTask completeTask, ResidencyCertificates certificates, DelistedUnits delistedUnits, BaseEvents baseEvents, TimeProvider time)
{
    /// <summary>Submits it; refused with messages by field while it is not complete, and while a base of the unit is delisted (6.3.4).</summary>
    public Task<Result<ApplicationDetail>> HandleAsync(SubmitApplicationRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "applications.submit", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await reader.FindAsync(request.Id, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var (application, trainingBase) = found.Value;
            if (desk.Guard(application, request.Version, caller) is { } refusal)
                return refusal;

            var submitted = application.Status == ApplicationStatus.Returned && await CorrectionOfAsync(application, token) is { } correction
                ? (await completeTask.CompleteAsync(correction, caller, token)).Refusal
                : await StartAsync(application, trainingBase, token);
            if (submitted is not null)
                return submitted;

            await db.SaveChangesAsync(token);
            return (Result<ApplicationDetail>)await reader.ShowAsync(application, trainingBase, caller, token);
        }, cancellationToken);

    private async Task<Refusal?> StartAsync(BaseApplication application, TrainingBase trainingBase, CancellationToken cancellationToken)
    {
        if (await delistedUnits.CheckAsync(application, trainingBase, cancellationToken) is { } delisted)
            return delisted;
        var at = time.GetUtcNow();
        if (application.Submit(await certificates.NumbersAsync(cancellationToken), at) is { } incomplete)
            return incomplete;
        var about = ApplicationDesk.CaseOf(application, trainingBase);
        desk.Tell("ApplicationSubmitted", application, trainingBase, Regulation.Art3_1);

        // A base whose application begins anew is in review already.
        var from = trainingBase.Status;
        if (application.Round == 1)
        {
            if (trainingBase.Submit(at) is { } broken)
                return broken;
            baseEvents.Applied(trainingBase, application.Id, about);
            baseEvents.StatusChanged(trainingBase, from, about, Regulation.Art3_1);
        }

        var input = new JsonObject
        {
            ["applicantId"] = application.ApplicantId,
            ["unitId"] = trainingBase.UnitId,
            ["departmentId"] = application.DepartmentsConcerned[0],
            ["departmentIds"] = new JsonArray([.. application.DepartmentsConcerned.Select(id => (JsonNode)id)]),
        };
        return (await runner.StartAsync(application.Route!, about, input, cancellationToken)).Refusal;
    }

    /// <summary>What completes the applicant's correction; null where the route that asked for it was ended.</summary>
    private async Task<CompleteTaskRequest?> CorrectionOfAsync(BaseApplication application, CancellationToken cancellationToken)
    {
        var task = await db.Set<HumanTask>()
            .Where(one => EF.Property<string>(one, "CaseId") == application.Id && one.TaskType == Correction.TypeKey && one.CompletedAt == null)
            .Select(one => new { one.Id, one.Revision }).SingleOrDefaultAsync(cancellationToken);
        return task is null ? null : new CompleteTaskRequest(task.Id, task.Revision, "Resubmit", null, null, null);
    }
}
