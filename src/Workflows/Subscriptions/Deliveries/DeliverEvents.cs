using System.Diagnostics;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Observability;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BaseWorkflows.Workflows.Subscriptions.Deliveries;

/// <summary>
/// One run for one subscription: its next events, one after the other, each noted before the next is sent. A subscription has one run
/// at a time, on all nodes (a lease); a run ends after a while so that others get their turn, and asks for the next. An event that fails stops its
/// subscription until the next attempt; after the last it lies among the dead letters, and those behind it go on.
/// </summary>
/// <remarks>Nothing is open while the receiver takes its time. A node that dies between answer and note sends the event again: at least once.</remarks>
public sealed partial class DeliverEvents(
    WorkflowsDbContext db, UnitOfWork unitOfWork, PublishedLog log, DeliveryStore deliveries, OwnerKeys keys, WebhookSender sender,
    DeliveryVerdict verdict, IDeliveryQueue queue, DeliveryMeter meter, TimeProvider time, ILogger<DeliverEvents> logger)
{
    /// <summary>How long a run may have its subscription after each sign of life: longer than any attempt takes.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(1);

    private const int BatchSize = 50;
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(20);

    /// <summary>Delivers what is due now. Nothing where the subscription is gone, stopped, waits for an attempt, or another run has it.</summary>
    /// <returns>How many events the receiver has taken.</returns>
    public async Task<int> HandleAsync(string subscriptionId, CancellationToken cancellationToken)
    {
        var lease = Guid.NewGuid().ToString("N");
        if (await TakeAsync(subscriptionId, lease, cancellationToken) is not { } taken)
            return 0;

        var delivered = 0;
        try
        {
            delivered = await RunAsync(taken, lease, cancellationToken);
        }
        finally
        {
            await ReleaseAsync(subscriptionId, lease);
        }

        await AskForNextAsync(subscriptionId, cancellationToken);
        return delivered;
    }

    private async Task<int> RunAsync(Subscription one, string lease, CancellationToken cancellationToken)
    {
        var (begun, delivered) = (Stopwatch.GetTimestamp(), 0);
        var (wanted, until) = await log.ReadAsync(one, BatchSize, cancellationToken);
        foreach (var row in wanted)
        {
            using var span = Tracing.StartDelivery("webhook", row.Type, row.TraceParent);
            var sent = await sender.SendAsync(one, EventEnvelope.Of(row), row.EventId, cancellationToken);
            meter.Sent(sent);
            if (sent.Failure is null)
                delivered++;
            if (await NoteAsync(one, lease, row, sent, cancellationToken) is not { } next)
                return delivered;
            one = next;
            if (Stopwatch.GetElapsedTime(begun) > LongestRun)
                return delivered;
        }

        if (until > one.Position)
            await ChangeAsync(one, lease, current => current.Position = until, cancellationToken);
        return delivered;
    }

    private async Task<Subscription?> TakeAsync(string id, string lease, CancellationToken cancellationToken)
    {
        var taken = await unitOfWork.RunAsync<Subscription?>(CommandInfo.Of(Caller.System, "subscriptions.take"), async token =>
        {
            var (one, now) = (await LockAsync(id, token), time.GetUtcNow());
            if (one is not { State: SubscriptionState.Active } || one.IsLeased(now) || one.NextAttemptAt > now)
                return (Subscription?)null;
            if (await keys.HasEndedAsync(one.OwnerId, token))
            {
                verdict.Disable(one, DisableReason.KeyEnded);
                return (Subscription?)null;
            }

            one.TakeLease(lease, now + LeaseTime);
            return one;
        }, cancellationToken);
        return taken.Value;
    }

    /// <returns>The subscription as it goes on; null where it doesn't, since the receiver failed or somebody has changed its course.</returns>
    private async Task<Subscription?> NoteAsync(Subscription before, string lease, EventRow row, SendResult sent, CancellationToken cancellationToken)
    {
        var noted = await unitOfWork.RunAsync<Subscription?>(CommandInfo.Of(Caller.System, "subscriptions.note"), async token =>
        {
            // A replay may have moved it, or a run that took this one for dead: where to go on is theirs to say.
            if (await LockAsync(before.Id, token) is not { } one || one.Lease != lease || one.Position != before.Position)
                return (Subscription?)null;
            var delivery = await deliveries.OfAsync(one, row, token);
            delivery.Note(DeliveryAttempt.Of(sent));
            one.TakeLease(lease, time.GetUtcNow() + LeaseTime);
            return verdict.Of(one, delivery, sent) ? one : null;
        }, cancellationToken);
        if (sent.Failure is { } failure)
            LogFailed(before.Id, row.Position, failure, sent.StatusCode);
        return noted.Value;
    }

    private Task<Result<bool>> ChangeAsync(Subscription before, string lease, Action<Subscription> change, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync<bool>(CommandInfo.Of(Caller.System, "subscriptions.advance"), async token =>
        {
            if (await LockAsync(before.Id, token) is { } one && one.Lease == lease && one.Position == before.Position)
                change(one);
            return true;
        }, cancellationToken);

    /// <summary>Also when the node is being stopped: the next one need not wait for the lease to end.</summary>
    private Task<Result<bool>> ReleaseAsync(string id, string lease) => unitOfWork.RunAsync<bool>(CommandInfo.Of(Caller.System, "subscriptions.release"), async token =>
    {
        if (await LockAsync(id, token) is { } one && one.Lease == lease)
            one.ReleaseLease();
        return true;
    }, CancellationToken.None);

    // After the lease is back, so that a hint which came meanwhile and found it taken is not lost.
    private async Task AskForNextAsync(string id, CancellationToken cancellationToken)
    {
        var one = await db.Set<Subscription>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellationToken);
        if (one is not { State: SubscriptionState.Active } || one.Position >= await log.EndAsync(cancellationToken))
            return;
        var wait = one.NextAttemptAt - time.GetUtcNow() ?? TimeSpan.Zero;
        queue.Enqueue(id, wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }

    private Task<Subscription?> LockAsync(string id, CancellationToken cancellationToken) =>
        db.Set<Subscription>().Where(one => one.Id == id).ForUpdate().SingleOrDefaultAsync(cancellationToken);

    [LoggerMessage(LogLevel.Information, "Subscription {Subscription} did not take the event at {Position}: {Failure} ({StatusCode})")]
    private partial void LogFailed(string subscription, long? position, SendFailure failure, int? statusCode);
}
