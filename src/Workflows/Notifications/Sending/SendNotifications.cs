using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BaseWorkflows.Workflows.Notifications.Sending;

/// <summary>
/// Sends what is due: to each recipient all of it as one message, so that a digest, and what waited for the end of a night, come together. What was
/// read or done meanwhile is not sent any more. Failures are tried again as <see cref="RetrySchedule"/> says.
/// </summary>
/// <remarks>Nothing is open while a server takes its time. A node that dies between the server's answer and its note sends the message again, with the same id.</remarks>
public sealed partial class SendNotifications(
    WorkflowsDbContext db, UnitOfWork unitOfWork, MessageWriter writer, MessageRoutes routes, TimeProvider time, ILogger<SendNotifications> logger)
{
    /// <summary>How long a node may take for one message before another one may take it for dead.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(3);

    private const int MostRecipients = 200;
    private const int MostItems = 50;

    /// <summary>Sends it. Where a server is away the rest waits for the next run.</summary>
    /// <returns>How many messages were sent.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await Due(now).GroupBy(one => new { one.RecipientId, one.Channel })
            .Select(group => new { group.Key.RecipientId, group.Key.Channel, First = group.Min(one => one.DueAt) })
            .OrderBy(one => one.First).ThenBy(one => one.RecipientId).Take(MostRecipients).ToListAsync(cancellationToken);
        var (sent, away) = (0, new HashSet<string>());
        foreach (var one in due)
        {
            if (away.Contains(routes.ServerOf(one.Channel, one.RecipientId)) || await TakeAsync(one.RecipientId, one.Channel, cancellationToken) is not { } taken)
                continue;
            var failure = await taken.Route.SendAsync(taken.Message, cancellationToken);
            await NoteAsync(taken, failure);
            if (failure is null)
                sent++;
            else
                LogFailed(one.Channel, failure.Reason);
            if (failure is { IsAway: true })
                away.Add(routes.ServerOf(one.Channel, one.RecipientId));
        }

        return sent;
    }

    private IQueryable<NotificationDelivery> Due(DateTimeOffset now) => db.Set<NotificationDelivery>().Where(
        one => one.Status == NotificationDeliveryStatus.Waiting && one.DueAt <= now && (one.LeasedUntil == null || one.LeasedUntil <= now));

    private async Task<Taken?> TakeAsync(string recipientId, NotificationChannel channel, CancellationToken cancellationToken) =>
        (await unitOfWork.RunAsync<Taken?>(CommandInfo.Of(Caller.System, "notifications.take"), async token =>
        {
            var now = time.GetUtcNow();
            var rows = await Due(now).Where(one => one.RecipientId == recipientId && one.Channel == channel)
                .OrderBy(one => one.Id).Take(MostItems).ForUpdate().ToListAsync(token);
            var ids = rows.Select(one => one.NotificationId).ToList();
            var told = await db.Set<Notification>().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, token);
            var route = await routes.FindAsync(channel, recipientId, token);
            List<NotificationDelivery> wanted = [.. rows.Where(row => route is not null && told[row.NotificationId].ReadAt is null)];
            foreach (var row in rows.Except(wanted))
                row.Drop(now);
            foreach (var row in wanted)
                row.Lease(now + LeaseTime);
            return wanted.Count == 0 ? null : new Taken(
                [.. wanted.Select(row => row.Id)], now + LeaseTime, route!, writer.Of(wanted[0].Id, route!.InEnglish, wanted.Select(row => told[row.NotificationId])));
        }, cancellationToken)).Value;

    /// <summary>
    /// Also when the node is being stopped: what was sent was sent. A failure that comes after the lease is nobody's any more: another node may have sent it.
    /// </summary>
    private Task<Result<bool>> NoteAsync(Taken taken, MessageFailure? failure) =>
        unitOfWork.RunAsync<bool>(CommandInfo.Of(Caller.System, "notifications.note"), async token =>
        {
            var now = time.GetUtcNow();
            foreach (var row in await db.Set<NotificationDelivery>().Where(one => taken.Ids.Contains(one.Id)).ForUpdate().ToListAsync(token))
            {
                if (failure is null)
                    row.Succeed(now);
                else if (now < taken.Until)
                    row.Fail(failure.Reason, failure.IsForGood ? null : RetrySchedule.After(row.Tries + 1, Chance()), now);
            }

            return true;
        }, CancellationToken.None);

#pragma warning disable CA5394 // Nothing secret depends on when an attempt is made.
    private static double Chance() => Random.Shared.NextDouble();
#pragma warning restore CA5394

    [LoggerMessage(LogLevel.Warning, "A notification was not taken by {Channel} and is tried again or given up: {Reason}")]
    private partial void LogFailed(NotificationChannel channel, string reason);

    private sealed record Taken(IReadOnlyList<string> Ids, DateTimeOffset Until, MessageRoute Route, NotificationMessage Message);
}
