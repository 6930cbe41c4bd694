using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Notifications;

/// <summary>Forgets notifications that nobody will look at again, with their deliveries. What they told of stays in the event log.</summary>
public sealed class ForgetNotifications(WorkflowsDbContext db, UnitOfWork unitOfWork, IOptions<NotificationOptions> options, TimeProvider time)
{
    /// <summary>Forgets them; twice is the same as once.</summary>
    /// <returns>How many were forgotten.</returns>
    public Task<Result<int>> HandleAsync(CancellationToken cancellationToken) =>
        unitOfWork.RunAsync<int>(CommandInfo.Of(Caller.System, "notifications.forget"), async token =>
        {
            var (read, unread) = (time.GetUtcNow().AddDays(-options.Value.KeepDays), time.GetUtcNow().AddDays(-3 * options.Value.KeepDays));
            return await db.Set<Notification>().Where(one => one.ReadAt < read || one.At < unread).ExecuteDeleteAsync(token);
        }, cancellationToken);
}
