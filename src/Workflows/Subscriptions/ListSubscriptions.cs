using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Subscriptions;

/// <summary>Asks for subscriptions.</summary>
/// <param name="Page">Which page.</param>
/// <param name="State">Only those in this state; null for all.</param>
public sealed record ListSubscriptionsRequest(PageRequest Page, SubscriptionState? State = null);

/// <summary>Lists the caller's subscriptions, or all.</summary>
public sealed class ListSubscriptions(SubscriptionAccess access, TimeProvider time)
{
    /// <summary>Newest first. Refuses callers who have nothing to do with subscriptions.</summary>
    public async Task<Result<Page<SubscriptionView>>> HandleAsync(ListSubscriptionsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (SubscriptionAccess.ForbidReading(caller) is { } forbidden)
            return forbidden;
        var query = access.Visible(caller).AsNoTracking();
        if (request.State is { } state)
            query = query.Where(one => one.State == state);
        var now = time.GetUtcNow();
        return (await query.OrderByDescending(one => one.Id).ToPageAsync(request.Page, cancellationToken)).Map(one => SubscriptionView.Of(one, now));
    }
}
