using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Subscriptions;

/// <summary>Ends a subscription for good, with its deliveries and its secret. The event log keeps who did it.</summary>
public sealed class DeleteSubscription(WorkflowsDbContext db, SubscriptionAccess access, UnitOfWork unitOfWork, SubscriptionEvents events)
{
    /// <summary>Refuses what isn't the caller's.</summary>
    public Task<Result<string>> HandleAsync(SubscriptionRequest request, Caller caller, CancellationToken cancellationToken) => unitOfWork.RunAsync<string>(
        CommandInfo.Of(caller, "subscriptions.delete", request, unitOfWork.IdempotencyKey),
        async token =>
        {
            var found = await access.LockAsync(request.Id, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            await db.Set<Delivery>().Where(delivery => delivery.SubscriptionId == request.Id).ExecuteDeleteAsync(token);
            db.Remove(found.Value);
            events.Append("SubscriptionDeleted", found.Value);
            return request.Id;
        },
        cancellationToken);
}
