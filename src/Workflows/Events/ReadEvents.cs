using BaseWorkflows.Contracts;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Events;

/// <summary>Asks for the feed.</summary>
/// <param name="After">The last position that the reader has; 0 from the beginning.</param>
/// <param name="Limit">1 to 500 events.</param>
/// <param name="Types">Only events of these types; empty for all.</param>
/// <param name="Wait">How long to wait for the first event where there is none yet, at most <see cref="MaxWait"/>.</param>
public sealed record ReadEventsRequest(long After = 0, int Limit = 100, IReadOnlyList<string>? Types = null, TimeSpan Wait = default)
{
    /// <summary>The longest that a reader may wait: less than proxies let an answer take.</summary>
    public static TimeSpan MaxWait { get; } = TimeSpan.FromSeconds(30);
}

/// <summary>A piece of the feed.</summary>
/// <param name="Items">In the order of positions.</param>
/// <param name="Next">What to pass as <c>after</c> next time: beyond what was asked for but is of another type.</param>
public sealed record EventFeed(IReadOnlyList<EventItem> Items, long Next);

/// <summary>
/// The feed of events. A reader that goes on from <c>next</c> misses nothing and sees nothing twice. Machines that subscribe
/// see the published events; auditors, the graduate office and administrators see all.
/// </summary>
public sealed class ReadEvents(WorkflowsDbContext db, EventSequencer sequencer, EventTail tail, TimeProvider time)
{
    /// <summary>Reads on, and waits where it was asked to.</summary>
    public async Task<Result<EventFeed>> HandleAsync(ReadEventsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (!SeesAll(caller) && !caller.Is(Role.Subscriber))
        {
            return new Refusal(RefusalKind.Forbidden, "events.forbidden", new(
                "只有订阅系统、审计和研究生处可以读取事件。", "Only subscribers, auditors and the graduate office read the events."));
        }

        var until = time.GetUtcNow() + (request.Wait < ReadEventsRequest.MaxWait ? request.Wait : ReadEventsRequest.MaxWait);
        var feed = await ReadAsync(request, caller, cancellationToken);
        while (feed.Items.Count == 0 && until - time.GetUtcNow() is { Ticks: > 0 } left)
        {
            await tail.WaitAsync(feed.Next, left, cancellationToken);
            feed = await ReadAsync(request with { After = feed.Next }, caller, cancellationToken);
        }

        return feed;
    }

    private async Task<EventFeed> ReadAsync(ReadEventsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        await sequencer.NumberAsync(cancellationToken);
        var end = await db.Set<EventRow>().MaxAsync(row => row.Position, cancellationToken) ?? 0;
        var query = db.Set<EventRow>().AsNoTracking().Where(row => row.Position > request.After && row.Position <= end);
        if (!SeesAll(caller))
            query = query.Where(row => PublishedEvents.Names.Contains(row.Type));
        if (request.Types is { Count: > 0 } types)
            query = query.Where(row => types.Contains(row.Type));
        var limit = Math.Clamp(request.Limit, 1, 500);
        var rows = await query.OrderBy(row => row.Position).Take(limit).ToListAsync(cancellationToken);
        return new EventFeed([.. rows.Select(EventItem.Of)], rows.Count == limit ? rows[^1].Position!.Value : Math.Max(end, request.After));
    }

    private static bool SeesAll(Caller caller) =>
        caller.Is(Role.Auditor) || caller.Is(Role.SystemAdministrator) || caller.Is(Role.GraduateOfficer) || caller.Is(Role.GraduateDirector);
}
