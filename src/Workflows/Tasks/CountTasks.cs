using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>The counters of an inbox; of views that only grow there is none.</summary>
/// <param name="Todo">待办.</param>
/// <param name="Claimable">待签.</param>
/// <param name="Mine">我发起的.</param>
/// <param name="Overdue">已超期.</param>
public sealed record TaskCounts(int Todo, int Claimable, int Mine, int Overdue);

/// <summary>Counts what is in the caller's inbox.</summary>
public sealed class CountTasks(WorkflowsDbContext db, TimeProvider time)
{
    /// <summary>Counts.</summary>
    public async Task<Result<TaskCounts>> HandleAsync(Caller caller, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        Task<int> CountAsync(TaskView view) => ListTasks.View(db, view, caller, now).CountAsync(cancellationToken);
        return new TaskCounts(
            await CountAsync(TaskView.Todo), await CountAsync(TaskView.Claimable), await CountAsync(TaskView.Mine),
            await CountAsync(TaskView.Overdue));
    }
}
