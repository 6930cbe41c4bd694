using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Subscriptions.Deliveries;

/// <summary>Asks for the deliveries of a subscription.</summary>
/// <param name="SubscriptionId">Which subscription.</param>
/// <param name="Page">Which page.</param>
/// <param name="Status">Only those that stand so; null for all.</param>
public sealed record ListDeliveriesRequest(string SubscriptionId, PageRequest Page, DeliveryStatus? Status = null);

/// <summary>Lists the deliveries of a subscription that are kept, the last attempted first.</summary>
public sealed class ListDeliveries(WorkflowsDbContext db, SubscriptionAccess access)
{
    /// <summary>Refuses what isn't the caller's to see.</summary>
    public async Task<Result<Page<DeliveryView>>> HandleAsync(ListDeliveriesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var found = await access.ReadAsync(request.SubscriptionId, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;
        var query = db.Set<Delivery>().AsNoTracking().Where(one => one.SubscriptionId == request.SubscriptionId);
        if (request.Status is { } status)
            query = query.Where(one => one.Status == status);
        var page = await query.OrderByDescending(one => one.LastAt).ThenByDescending(one => one.Id).ToPageAsync(request.Page, cancellationToken);
        return page.Map(DeliveryView.Of);
    }
}
