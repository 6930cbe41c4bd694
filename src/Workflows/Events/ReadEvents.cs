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
/// <param name="Type">Only events of this type; null for all.</param>
public sealed record ReadEventsRequest(long After = 0, int Limit = 100, string? Type = null);

/// <summary>A piece of the feed.</summary>
/// <param name="Items">In the order of positions.</param>
/// <param name="Next">What to pass as <c>after</c> next time.</param>
public sealed record EventFeed(IReadOnlyList<EventItem> Items, long Next);

/// <summary>
/// The feed of events. A reader that goes on from <c>next</c> misses nothing and sees nothing twice. Machines that subscribe
/// see the published events; auditors, the graduate office and administrators see all.
/// </summary>
public sealed class ReadEvents(WorkflowsDbContext db, EventSequencer sequencer)
{
    /// <summary>Reads on.</summary>
    public async Task<Result<EventFeed>> HandleAsync(ReadEventsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (!SeesAll(caller) && !caller.Is(Role.Subscriber))
        {
            return new Refusal(RefusalKind.Forbidden, "events.forbidden", new(
                "只有订阅系统、审计和研究生处可以读取事件。", "Only subscribers, auditors and the graduate office read the events."));
        }

        await sequencer.NumberAsync(cancellationToken);
        var query = db.Set<EventRow>().AsNoTracking().Where(row => row.Position > request.After);
        if (!SeesAll(caller))
            query = query.Where(row => PublishedEvents.Names.Contains(row.Type));
        if (request.Type is not null)
            query = query.Where(row => row.Type == request.Type);
        var rows = await query.OrderBy(row => row.Position).Take(Math.Clamp(request.Limit, 1, 500)).ToListAsync(cancellationToken);
        return new EventFeed([.. rows.Select(EventItem.Of)], rows.Count > 0 ? rows[^1].Position!.Value : request.After);
    }

    private static bool SeesAll(Caller caller) =>
        caller.Is(Role.Auditor) || caller.Is(Role.SystemAdministrator) || caller.Is(Role.GraduateOfficer) || caller.Is(Role.GraduateDirector);
}
