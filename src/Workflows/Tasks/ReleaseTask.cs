using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>Gives a claimed task back to all its candidates (释放). What was saved for later stays.</summary>
public sealed class ReleaseTask(UnitOfWork unitOfWork, TaskReader reader, EventLog events)
{
    /// <summary>Releases it.</summary>
    public Task<Result<TaskChanged>> HandleAsync(TaskCommand request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "tasks.release", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await reader.LockAsync(request.TaskId, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var task = found.Value;
            if (TaskRules.Check(task, TaskAction.Release, request.Revision, caller) is { } refusal)
                return refusal;

            task.Release();
            events.Append(new EventRecord("TaskReleased", $"task/{task.Id}", new JsonObject { ["step"] = task.Step })
            {
                Case = task.Case,
                TaskId = task.Id,
            });
            return (Result<TaskChanged>)new TaskChanged(task.Id, task.Revision, task.State);
        }, cancellationToken);
}
