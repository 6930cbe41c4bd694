using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Notifications.Robots;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Notifications.Sending;

/// <summary>A delivery that failed, without address and words.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Recipient">The person's or robot's name.</param>
/// <param name="Channel">By what.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="IsGivenUp">Whether it was the last attempt; another follows otherwise.</param>
/// <param name="Tries">How often it has failed.</param>
/// <param name="Error">Why.</param>
/// <param name="LastAt">When it failed last (UTC).</param>
public sealed record FailedDelivery(
    string Id, string Recipient, NotificationChannel Channel, NotificationKind Kind, bool IsGivenUp, int Tries, string? Error, DateTimeOffset? LastAt);

/// <summary>Lists what could not be sent, the latest first.</summary>
public sealed class ListDeadLetters(WorkflowsDbContext db)
{
    /// <summary>Refuses callers other than system administrators and auditors.</summary>
    public async Task<Result<Page<FailedDelivery>>> HandleAsync(PageRequest page, Caller caller, CancellationToken cancellationToken)
    {
        if (ChannelKeepers.Forbid(caller, toRead: true) is { } forbidden)
            return forbidden;
        return await db.Set<NotificationDelivery>()
            .Where(one => one.Tries > 0 && (one.Status == NotificationDeliveryStatus.DeadLetter || one.Status == NotificationDeliveryStatus.Waiting))
            .OrderByDescending(one => one.LastAt).ThenBy(one => one.Id)
            .Select(one => new FailedDelivery(
                one.Id,
                db.Users.Where(account => account.Id == one.RecipientId).Select(account => account.Name).FirstOrDefault()
                    ?? db.Set<NotificationRobot>().Where(robot => robot.Id == one.RecipientId).Select(robot => robot.Name).FirstOrDefault() ?? "—",
                one.Channel,
                db.Set<Notification>().Where(told => told.Id == one.NotificationId).Select(told => told.Kind).First(),
                one.Status == NotificationDeliveryStatus.DeadLetter, one.Tries, one.Error, one.LastAt))
            .ToPageAsync(page, cancellationToken);
    }
}

/// <summary>Sends dead letters again.</summary>
public sealed class RetryDeadLetters(WorkflowsDbContext db, UnitOfWork unitOfWork, TimeProvider time)
{
    /// <summary>All of them begin anew at the next run; twice is the same as once. Refuses callers other than system administrators.</summary>
    /// <returns>How many.</returns>
    public Task<Result<int>> HandleAsync(Caller caller, CancellationToken cancellationToken) => unitOfWork.RunAsync<int>(
        CommandInfo.Of(caller, "notifications.retry"),
        async token =>
        {
            if (ChannelKeepers.Forbid(caller) is { } forbidden)
                return forbidden;
            var dead = await db.Set<NotificationDelivery>().Where(one => one.Status == NotificationDeliveryStatus.DeadLetter).ForUpdate().ToListAsync(token);
            foreach (var one in dead)
                one.Retry(time.GetUtcNow());
            return dead.Count;
        },
        cancellationToken);
}
