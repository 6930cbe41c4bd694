using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Applications;

/// <summary>Takes an application back.</summary>
/// <param name="Id">The application.</param>
/// <param name="Reason">Why; shown to those who had it in their inbox. At most 500 characters.</param>
public sealed record WithdrawApplicationRequest(string Id, string? Reason = null);

/// <summary>The applicant takes the application back (撤回) before it is decided; what waits on its route is cancelled.</summary>
public sealed class WithdrawApplication(
    WorkflowsDbContext db, UnitOfWork unitOfWork, ApplicationDesk desk, ApplicationReader reader, WorkflowRunner runner,
    BaseEvents baseEvents, TimeProvider time)
{
    private const int MaxReason = 500;

    /// <summary>Withdraws it.</summary>
    public Task<Result<ApplicationDetail>> HandleAsync(WithdrawApplicationRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "applications.withdraw", request, unitOfWork.IdempotencyKey), async token =>
        {
            var errors = new FieldErrors();
            if (FieldRules.Multiline(request.Reason, MaxReason) is { } tooLong)
                errors.Add("reason", tooLong);
            if (errors.ToRefusal("application.reason_invalid", new("请修改撤回理由。", "Correct the reason.")) is { } invalid)
                return invalid;

            // Instances first, as every burst does: the other order could meet one half way.
            var instances = await db.Set<WorkflowInstance>()
                .Where(one => EF.Property<string>(one, "CaseId") == request.Id && EF.Property<CaseKind>(one, "CaseKind") == CaseKind.Application)
                .Where(one => one.FinishedAt == null).Select(one => one.Id).ToListAsync(token);
            foreach (var instance in instances)
                await runner.CancelAsync(instance, token);

            var found = await reader.FindAsync(request.Id, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var (application, trainingBase) = found.Value;
            var from = trainingBase.Status;
            if ((desk.Guard(application, null, caller)
                ?? application.Withdraw(time.GetUtcNow())
                ?? trainingBase.Withdraw(time.GetUtcNow())) is { } refusal)
            {
                return refusal;
            }

            var reason = request.Reason?.Trim() is { Length: > 0 } given ? given : null;
            desk.Tell("ApplicationWithdrawn", application, trainingBase, Regulation.Art3_1, reason);
            baseEvents.StatusChanged(trainingBase, from, ApplicationDesk.CaseOf(application, trainingBase), Regulation.Art3_1, reason);
            await db.SaveChangesAsync(token);
            return (Result<ApplicationDetail>)await reader.ShowAsync(application, trainingBase, caller, token);
        }, cancellationToken);
}
