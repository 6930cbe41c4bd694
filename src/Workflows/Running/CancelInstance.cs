using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Running;

/// <summary>Ends an instance from outside.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Reason">Why, at most 500 characters; stands in the log.</param>
public sealed record CancelInstanceRequest(string InstanceId, string? Reason);

/// <summary>
/// Ends an instance with everything that waits in it, tasks in inboxes included. What becomes of its case is that feature's business
/// (<see cref="CancelledCases"/>): an application goes back to its applicant.
/// </summary>
public sealed class CancelInstance(
    WorkflowsDbContext db, WorkflowRunner runner, UnitOfWork unitOfWork, EventLog events, IEnumerable<CancelledCases> cases)
{
    internal static Refusal Ended { get; } = new(RefusalKind.Conflict, "instance.ended", new(
        "流程实例已经结束。", "The instance has ended already."));

    /// <summary>Refuses callers who may not alter instances, a missing reason, and an instance that is not there or has ended.</summary>
    /// <returns>The instance's id.</returns>
    public async Task<Result<string>> HandleAsync(CancelInstanceRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if ((RouteKeepers.ForbidAltering(caller) ?? InstanceReason.Check(request.Reason)) is { } refusal)
            return refusal;
        return await unitOfWork.RunAsync<string>(
            CommandInfo.Of(caller, "instances.cancel", request, unitOfWork.IdempotencyKey),
            async token =>
            {
                var instance = await db.Set<WorkflowInstance>().Where(one => one.Id == request.InstanceId).ForUpdate().SingleOrDefaultAsync(token);
                if (instance is null)
                    return GetInstance.NotFound;
                if (!await runner.CancelAsync(instance.Id, token))
                    return Ended;
                events.AppendInstance("InstanceCancelled", instance, new JsonObject(), request.Reason!);
                if (cases.FirstOrDefault(one => one.Kind == instance.Case.Kind) is { } about)
                    await about.AfterCancelAsync(instance, request.Reason!, token);
                return instance.Id;
            },
            cancellationToken);
    }
}
