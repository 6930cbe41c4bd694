using BaseWorkflows.Contracts;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Organisation;

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
public sealed class ReadEvents(EventReader reader, EventTail tail, TimeProvider time)
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

    private Task<EventFeed> ReadAsync(ReadEventsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        IReadOnlyCollection<string>? types = request.Types is { Count: > 0 } asked ? asked : null;
        if (!SeesAll(caller))
            types = types is null ? PublishedEvents.Names : [.. types.Intersect(PublishedEvents.Names)];
        return reader.ReadAsync(request.After, Math.Clamp(request.Limit, 1, 500), types, cancellationToken);
    }

    private static bool SeesAll(Caller caller) =>
        caller.Is(Role.Auditor) || caller.Is(Role.SystemAdministrator) || caller.Is(Role.GraduateOfficer) || caller.Is(Role.GraduateDirector);
}
