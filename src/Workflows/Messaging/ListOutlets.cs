using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Messaging;

/// <summary>An outlet and how far it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Position">Every published event up to here has been handed on.</param>
/// <param name="Behind">How many published events it has still to hand on, as far as they are numbered.</param>
/// <param name="Waiting">When the oldest of them happened (UTC); null for none.</param>
/// <param name="Failures">How often in a row it has failed.</param>
/// <param name="FailingSince">Since when (UTC); null where it isn't failing.</param>
/// <param name="Error">Why it failed last.</param>
public sealed record OutletItem(
    string Name, long Position, int Behind, DateTimeOffset? Waiting, int Failures, DateTimeOffset? FailingSince, string? Error);

/// <summary>All outlets that this node would serve.</summary>
public sealed record OutletList(IReadOnlyList<OutletItem> Items);

/// <summary>Says how far each outlet is, whichever node serves them. For system administrators and auditors; health and metrics ask as the service itself.</summary>
public sealed class ListOutlets(IEnumerable<Outlet> outlets, WorkflowsDbContext db)
{
    /// <summary>Lists them; refuses everybody else.</summary>
    public async Task<Result<OutletList>> HandleAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.Is(Role.Auditor) && Administration.Forbid(caller) is { } forbidden)
            return forbidden;

        var rows = await db.Set<EventPositionRow>().AsNoTracking().ToDictionaryAsync(row => row.Name, cancellationToken);
        var items = new List<OutletItem>();
        foreach (var outlet in outlets)
        {
            var row = rows.GetValueOrDefault(outlet.Name) ?? new EventPositionRow { Name = outlet.Name };
            var waiting = await db.Set<EventRow>().Where(line => line.Position > row.Position && outlet.Types.Contains(line.Type))
                .GroupBy(_ => 1).Select(all => new { Count = all.Count(), First = all.Min(line => line.Position) }).SingleOrDefaultAsync(cancellationToken);
            var oldest = waiting is null ? (DateTimeOffset?)null
                : await db.Set<EventRow>().Where(line => line.Position == waiting.First).Select(line => line.At).SingleAsync(cancellationToken);
            items.Add(new(row.Name, row.Position, waiting?.Count ?? 0, oldest, row.Failures, row.FailingSince, row.Error));
        }

        return new OutletList(items);
    }
}
