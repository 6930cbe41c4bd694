using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Events;

/// <summary>Reads the log on from a position. A reader that goes on from <see cref="EventFeed.Next"/> misses nothing and sees nothing twice.</summary>
public sealed class EventReader(WorkflowsDbContext db, EventSequencer sequencer)
{
    /// <summary>Numbers what is committed, and reads on.</summary>
    /// <param name="after">The last position that the reader has seen; 0 for none.</param>
    /// <param name="limit">How many events at most.</param>
    /// <param name="types">Only these types; null for all.</param>
    /// <param name="cancellationToken">The reader has gone.</param>
    public async Task<EventFeed> ReadAsync(long after, int limit, IReadOnlyCollection<string>? types, CancellationToken cancellationToken)
    {
        await sequencer.NumberAsync(cancellationToken);
        var end = await db.Set<EventRow>().MaxAsync(row => row.Position, cancellationToken) ?? 0;
        var query = db.Set<EventRow>().AsNoTracking().Where(row => row.Position > after && row.Position <= end);
        if (types is not null)
            query = query.Where(row => types.Contains(row.Type));
        var rows = await query.OrderBy(row => row.Position).Take(limit).ToListAsync(cancellationToken);
        return new EventFeed([.. rows.Select(EventItem.Of)], rows.Count == limit ? rows[^1].Position!.Value : Math.Max(end, after));
    }
}
