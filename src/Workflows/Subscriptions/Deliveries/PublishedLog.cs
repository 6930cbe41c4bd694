using BaseWorkflows.Contracts;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Subscriptions.Deliveries;

/// <summary>The event log as subscriptions read it: the published events, in order.</summary>
public sealed class PublishedLog(WorkflowsDbContext db, EventSequencer sequencer)
{
    /// <summary>The position of the last published event; 0 while there is none.</summary>
    internal async Task<long> EndAsync(CancellationToken cancellationToken)
    {
        await sequencer.NumberAsync(cancellationToken);
        return await All([]).MaxAsync(row => row.Position, cancellationToken) ?? 0;
    }

    /// <summary>The published events of these types after a position.</summary>
    internal IQueryable<EventRow> After(long position, IReadOnlyList<string> types) => All(types).Where(row => row.Position > position);

    /// <summary>One event; null where there is none.</summary>
    internal Task<EventRow?> FindAsync(long position, CancellationToken cancellationToken) =>
        All([]).SingleOrDefaultAsync(row => row.Position == position, cancellationToken);

    /// <summary>
    /// The next events that a subscription wants, and the position up to which the log was looked through for them.
    /// </summary>
    internal async Task<(IReadOnlyList<EventRow> Wanted, long Until)> ReadAsync(Subscription one, int limit, CancellationToken cancellationToken)
    {
        var end = await EndAsync(cancellationToken);
        var rows = await After(one.Position, one.Types).Where(row => row.Position <= end).OrderBy(row => row.Position).Take(limit).ToListAsync(cancellationToken);
        var until = rows.Count == limit ? rows[^1].Position!.Value : Math.Max(end, one.Position);
        return (await OfItsBasesAsync(one, rows, cancellationToken), until);
    }

    private IQueryable<EventRow> All(IReadOnlyList<string> types)
    {
        var rows = db.Set<EventRow>().AsNoTracking().Where(row => row.Position != null && PublishedEvents.Names.Contains(row.Type));
        return types.Count == 0 ? rows : rows.Where(row => types.Contains(row.Type));
    }

    private async Task<IReadOnlyList<EventRow>> OfItsBasesAsync(Subscription one, List<EventRow> rows, CancellationToken cancellationToken)
    {
        if (one.BaseIds.Count > 0)
            rows = rows.FindAll(row => one.BaseIds.Contains(row.BaseId));
        if (one.DepartmentIds.Count == 0 || rows.Count == 0)
            return rows;

        var baseIds = rows.Select(row => row.BaseId).Distinct().ToList();
        var departments = await db.Set<TrainingBase>().AsNoTracking().Where(known => baseIds.Contains(known.Id))
            .Select(known => new { known.Id, known.DepartmentIds }).ToDictionaryAsync(known => known.Id, known => known.DepartmentIds, cancellationToken);
        return rows.FindAll(row => row.BaseId is { } id && departments.TryGetValue(id, out var its) && its.Any(one.DepartmentIds.Contains));
    }
}
