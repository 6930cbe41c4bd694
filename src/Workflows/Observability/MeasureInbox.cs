using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Observability;

/// <summary>What waits in all inboxes.</summary>
/// <param name="Open">Tasks that wait for somebody.</param>
/// <param name="Overdue">Those past their deadline.</param>
/// <param name="OldestSeconds">Age of the oldest in seconds; 0 where none waits.</param>
public sealed record InboxMeasure(int Open, int Overdue, double OldestSeconds);

/// <summary>Counts what waits in all inboxes; its cost follows the open tasks, not the finished ones.</summary>
public sealed class MeasureInbox(WorkflowsDbContext db, TimeProvider time)
{
    /// <summary>Counts now.</summary>
    public async Task<InboxMeasure> HandleAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var open = db.Set<HumanTask>().Where(task => task.State == TaskState.Available || task.State == TaskState.Assigned);
        var measure = await open.GroupBy(_ => 1)
            .Select(all => new { Open = all.Count(), Overdue = all.Count(task => task.DueAt < now), Oldest = all.Min(task => task.CreatedAt) })
            .SingleOrDefaultAsync(cancellationToken);
        return measure is null ? new(0, 0, 0) : new(measure.Open, measure.Overdue, (now - measure.Oldest).TotalSeconds);
    }
}
