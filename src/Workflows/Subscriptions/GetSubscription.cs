using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Subscriptions;

/// <summary>Shows a subscription and how far it has come.</summary>
public sealed class GetSubscription(WorkflowsDbContext db, SubscriptionAccess access, PublishedLog log, TimeProvider time)
{
    /// <summary>Refuses what isn't the caller's to see.</summary>
    public async Task<Result<SubscriptionView>> HandleAsync(SubscriptionRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var found = await access.ReadAsync(request.Id, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;
        var one = found.Value;
        var dead = await db.Set<Delivery>().CountAsync(delivery => delivery.SubscriptionId == one.Id && delivery.Status == DeliveryStatus.DeadLetter, cancellationToken);
        var end = await log.EndAsync(cancellationToken);
        var waiting = await log.After(one.Position, one.Types).CountAsync(cancellationToken);
        return SubscriptionView.Of(one, time.GetUtcNow()) with { Progress = new(end, waiting, dead) };
    }
}
