using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>Reads single tasks, with the rule who may see them.</summary>
public sealed class TaskReader(WorkflowsDbContext db, TaskQueries queries, CaseAccess access)
{
    private static readonly Refusal Missing = new(RefusalKind.NotFound, "task.not_found", new(
        "没有这项任务，或者您无权查看。", "There is no such task, or it is not yours to see."));

    /// <summary>The task, untracked; refused where there is none or the caller may not see it.</summary>
    internal async Task<Result<HumanTask>> ReadAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        await CheckAsync(
            await db.Set<HumanTask>().AsNoTracking().SingleOrDefaultAsync(task => task.Id == id, cancellationToken), caller, cancellationToken);

    /// <summary>
    /// The task for a change: its instance's row is locked first, as every burst does, so the task can't change any more,
    /// and the burst that follows has the instance in hand already.
    /// </summary>
    internal async Task<Result<HumanTask>> LockAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await queries.LockAsync(db, id, cancellationToken);
        return await CheckAsync(found?.Task, caller, cancellationToken);
    }

    private async Task<Result<HumanTask>> CheckAsync(HumanTask? task, Caller caller, CancellationToken cancellationToken)
    {
        if (task is null)
            return Missing;

        var isVisible = TaskRules.IsFor(task, caller) || task.CompletedById == caller.PersonId || task.StartedById == caller.PersonId
            || await access.MaySeeAsync(caller, task.Case.Kind, task.Case.Id, cancellationToken);
        return isVisible ? task : Missing;
    }
}
