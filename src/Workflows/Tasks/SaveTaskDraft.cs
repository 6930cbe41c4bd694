using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>Keeps a form for later.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Revision">The revision that the caller saw.</param>
/// <param name="Form">Whatever is filled in so far; with the opinion at most 200,000 characters of JSON.</param>
/// <param name="Comment">The opinion so far; null for none.</param>
public sealed record SaveTaskDraftRequest(string TaskId, int Revision, JsonObject Form, string? Comment = null);

/// <summary>Saves a form unfinished (暂存); it is not checked before it is sent.</summary>
public sealed class SaveTaskDraft(UnitOfWork unitOfWork, TaskReader reader)
{
    private const int MaxLength = 200_000;

    /// <summary>Saves it.</summary>
    public Task<Result<TaskChanged>> HandleAsync(SaveTaskDraftRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "tasks.draft", request, unitOfWork.IdempotencyKey), async token =>
        {
            var json = Json.Text(request.Form);
            if (json.Length + (request.Comment?.Length ?? 0) > MaxLength)
            {
                return new Refusal(RefusalKind.Invalid, "task.draft_too_long", new(
                    "表单内容过长，无法暂存。", "The form is too long to be kept."));
            }

            var found = await reader.LockAsync(request.TaskId, caller, token);
            if (!found.IsOk)
                return found.Refusal;
            var task = found.Value;
            if (TaskRules.Check(task, TaskAction.SaveDraft, request.Revision, caller) is { } refusal)
                return refusal;

            task.SaveDraft(json, request.Comment);
            return (Result<TaskChanged>)new TaskChanged(task.Id, task.Revision, task.State);
        }, cancellationToken);
}
