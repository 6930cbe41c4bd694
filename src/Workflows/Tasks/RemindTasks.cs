using System.Text.Json.Nodes;
using BaseWorkflows.Workflows.Events;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>
/// Reminds of tasks that are due soon (到期提醒): once each, in the inbox of whoever can do it and in the task's history. Run it daily;
/// twice is the same as once, and what was missed is caught up.
/// </summary>
public sealed class RemindTasks(DueTasks due, EventLog events, TimeProvider time)
{
    /// <summary>Reminds of all for which it is time.</summary>
    /// <returns>Of how many.</returns>
    public Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return due.EachAsync("tasks.remind", task => task.RemindAt != null && task.RemindAt <= now, (task, _) => Task.FromResult(Remind(task, now)), cancellationToken);
    }

    private bool Remind(HumanTask task, DateTimeOffset now)
    {
        if (!task.Remind(now))
            return false;
        events.Append(new EventRecord("TaskReminded", $"task/{task.Id}", new JsonObject { ["step"] = task.Step, ["dueAt"] = task.DueAt })
        {
            Case = task.Case,
            TaskId = task.Id,
        });
        return true;
    }
}
