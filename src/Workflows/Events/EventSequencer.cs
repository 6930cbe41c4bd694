using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Events;

/// <summary>
/// Numbers committed lines of the log. Every reader calls it first. One numbers at a time (an advisory lock, or SQLite's
/// one writer), in one transaction, so positions are gapless, appear in order, and never change: a transaction that was
/// slow to commit gets later positions, whatever the order of writing was. Lines of one case keep their order,
/// because a burst holds its instance's row until it has committed.
/// </summary>
public sealed class EventSequencer(WorkflowsDbContext db, WriteGate gate)
{
    private const long Lock = 0x42576576656e74; // "BWevent"
    private const int BatchSize = 500;

    /// <summary>Numbers everything that is committed by now.</summary>
    public async Task NumberAsync(CancellationToken cancellationToken)
    {
        while (await Unnumbered().AnyAsync(cancellationToken))
            await NumberBatchAsync(cancellationToken);
    }

    private async Task NumberBatchAsync(CancellationToken cancellationToken)
    {
        using var pass = await gate.EnterAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock})", cancellationToken);

        var last = await db.Set<EventRow>().AsNoTracking()
            .Where(row => row.Position != null).OrderByDescending(row => row.Position)
            .Select(row => new { row.Position, row.Hash }).FirstOrDefaultAsync(cancellationToken);
        var (position, hash) = (last?.Position ?? 0, last?.Hash ?? HashChain.Origin);
        var rows = await Unnumbered().OrderBy(row => row.Id).Take(BatchSize).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            row.Position = ++position;
            hash = row.Hash = HashChain.Of(row, hash);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private IQueryable<EventRow> Unnumbered() => db.Set<EventRow>().Where(row => row.Position == null);
}
