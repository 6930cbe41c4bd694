using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>Takes a task, or gives it back.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Revision">The revision that the caller saw; null to act on whatever it is.</param>
public sealed record TaskCommand(string TaskId, int? Revision = null);

/// <summary>A task after a change.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Revision">Its revision now.</param>
/// <param name="State">Where it stands now.</param>
public sealed record TaskChanged(string TaskId, int Revision, TaskState State);

/// <summary>Claims a task (认领): it leaves the inboxes of the other candidates.</summary>
public sealed class ClaimTask(UnitOfWork unitOfWork, TaskReader reader, EventLog events)
{
    /// <summary>Claims it; of two who do so at once one is refused with 409.</summary>
    public Task<Result<TaskChanged>> HandleAsync(TaskCommand request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "tasks.claim", request, unitOfWork.IdempotencyKey), async token =>
        {
            var found = await reader.LockAsync(request.TaskId, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var task = found.Value;
            if (TaskRules.Check(task, TaskAction.Claim, request.Revision, caller) is { } refusal)
                return refusal;

            task.Claim(caller);
            events.Append(new EventRecord("TaskClaimed", $"task/{task.Id}", new JsonObject { ["step"] = task.Step })
            {
                Case = task.Case,
                TaskId = task.Id,
                ActorName = task.AssigneeName,
            });
            return (Result<TaskChanged>)new TaskChanged(task.Id, task.Revision, task.State);
        }, cancellationToken);
}
