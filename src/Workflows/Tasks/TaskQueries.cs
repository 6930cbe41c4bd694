using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>
/// The query of every command on a task, compiled once. One object for each service, not a static field: a compiled query
/// belongs to one database's model.
/// </summary>
public sealed class TaskQueries
{
    private readonly Func<WorkflowsDbContext, string, CancellationToken, Task<LockedTask?>> locked = EF.CompileAsyncQuery(
        (WorkflowsDbContext db, string id, CancellationToken _) => db.Set<WorkflowInstance>()
            .Join(db.Set<HumanTask>(), instance => instance.Id, task => task.InstanceId, (instance, task) => new { instance, task })
            .Where(both => both.task.Id == id)
            .Select(both => new LockedTask(both.instance, both.task))
            .TagWith(RowLocks.Tag)
            .SingleOrDefault());

    /// <summary>The task and its instance in one query, the instance's row locked first; null where there is no such task.</summary>
    internal Task<LockedTask?> LockAsync(WorkflowsDbContext db, string id, CancellationToken cancellationToken) => locked(db, id, cancellationToken);

    internal sealed record LockedTask(WorkflowInstance Instance, HumanTask Task);
}
