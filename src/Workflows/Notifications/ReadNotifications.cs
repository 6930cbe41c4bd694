using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Notifications;

/// <summary>Marks notifications as read.</summary>
/// <param name="Id">Which one; null for all that the caller has.</param>
public sealed record ReadNotificationsRequest(string? Id = null);

/// <summary>Marks what the caller is told as read; twice is the same as once, and another's stays as it is.</summary>
public sealed class ReadNotifications(WorkflowsDbContext db, UnitOfWork unitOfWork, TimeProvider time)
{
    /// <summary>Marks them.</summary>
    /// <returns>How many were unread until now.</returns>
    public Task<Result<int>> HandleAsync(ReadNotificationsRequest request, Caller caller, CancellationToken cancellationToken) => unitOfWork.RunAsync<int>(
        CommandInfo.Of(caller, "notifications.read"),
        async token =>
        {
            var now = time.GetUtcNow();
            return await db.Set<Notification>()
                .Where(one => one.RecipientId == caller.PersonId && one.ReadAt == null && (request.Id == null || one.Id == request.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.ReadAt, now), token);
        },
        cancellationToken);
}
