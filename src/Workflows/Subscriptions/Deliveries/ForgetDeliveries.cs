using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Subscriptions.Deliveries;

/// <summary>Forgets deliveries that nobody will look at again. The events themselves stay in the log, and can be replayed from there for ever.</summary>
public sealed class ForgetDeliveries(WorkflowsDbContext db, UnitOfWork unitOfWork, IOptions<SubscriptionOptions> options, TimeProvider time)
{
    /// <summary>Forgets them; twice is the same as once. What waits for an attempt stays.</summary>
    /// <returns>How many were forgotten.</returns>
    public Task<Result<int>> HandleAsync(CancellationToken cancellationToken) =>
        unitOfWork.RunAsync<int>(CommandInfo.Of(Caller.System, "subscriptions.forget"), async token =>
        {
            var (ended, dead) = (time.GetUtcNow().AddDays(-options.Value.KeepDays), time.GetUtcNow().AddDays(-options.Value.KeepDeadLettersDays));
            return await db.Set<Delivery>()
                .Where(one => ((one.Status == DeliveryStatus.Delivered || one.Status == DeliveryStatus.TestFailed) && one.LastAt < ended)
                    || (one.Status == DeliveryStatus.DeadLetter && one.LastAt < dead))
                .ExecuteDeleteAsync(token);
        }, cancellationToken);
}
