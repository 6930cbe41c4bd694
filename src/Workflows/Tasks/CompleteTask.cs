using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>Decides a task.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Revision">The revision that the caller saw.</param>
/// <param name="Outcome">One of the task's outcomes.</param>
/// <param name="Comment">The opinion, at most 2,000 characters.</param>
/// <param name="Form">The form's answers by field name.</param>
/// <param name="Signature">Where the step takes one.</param>
public sealed record CompleteTaskRequest(
    string TaskId, int Revision, string Outcome, string? Comment, JsonObject? Form, SignatureRequest? Signature);

/// <summary>What became of it.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Revision">Its revision now.</param>
/// <param name="Outcome">How it was decided.</param>
public sealed record TaskCompleted(string TaskId, int Revision, string Outcome);

/// <summary>
/// Completes a task: the decision, what it does to the domain, the workflow's next burst and the event are one transaction.
/// Of two people who press at once one wins; the other learns who did it and when (409 <c>task.already_completed</c>).
/// </summary>
public sealed class CompleteTask(
    WorkflowsDbContext db, UnitOfWork unitOfWork, TaskReader reader, TaskTypeRegistry taskTypes, SignatureDesk signatures,
    WorkflowRunner runner, EventLog events, IServiceProvider services, TimeProvider time)
{
    private const int MaxComment = 2000;

    /// <summary>Completes it.</summary>
    public async Task<Result<TaskCompleted>> HandleAsync(CompleteTaskRequest request, Caller caller, CancellationToken cancellationToken)
    {
        // The password is no part of what an idempotency key stands for, and no hash of it may be stored.
        var shown = request with { Signature = request.Signature is null ? null : request.Signature with { Password = null } };
        var completed = await unitOfWork.RunAsync(
            CommandInfo.Of(caller, "tasks.complete", shown, unitOfWork.IdempotencyKey),
            token => CompleteAsync(request, caller, token), cancellationToken);
        if (!completed.IsOk)
            await signatures.CountAsync(completed.Refusal, caller, cancellationToken);
        return completed;
    }

    /// <summary>Completes it inside the unit of work of another command.</summary>
    internal async Task<Result<TaskCompleted>> CompleteAsync(CompleteTaskRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.LockAsync(request.TaskId, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;
        var task = found.Value;
        if (TaskRules.Check(task, TaskAction.Complete, request.Revision, caller) is { } refusal)
            return refusal;

        var type = taskTypes.Resolve(task.TaskType, services);
        var context = new TaskContext(task, caller) { Comment = request.Comment?.Trim() };
        var form = request.Form ?? [];
        if (await CheckAsync(request, form, type, context, cancellationToken) is { } invalid)
            return invalid;

        var (comment, json) = (request.Comment?.Trim(), Json.Text(form));
        if (await signatures.SignAsync(task, request.Signature, request.Outcome, comment, json, caller, cancellationToken) is { } unsigned)
            return unsigned;
        if (await type.ApplyAsync(context, Outcomes.KindOf(request.Outcome), form, cancellationToken) is { } broken)
            return broken;

        task.Complete(caller, request.Outcome, comment, json, time.GetUtcNow());
        db.RemoveCandidates(task);
        Tell(task, type.LabelOf(task, request.Outcome), await type.IsSealedAsync(context, cancellationToken));
        var answer = new JsonObject
        {
            ["outcome"] = request.Outcome,
            ["by"] = caller.PersonId,
            ["byName"] = caller.Name,
            ["comment"] = comment,
            ["form"] = form.DeepClone(),
        };
        if (!await runner.ResumeAsync(task.InstanceId, task.BookmarkId, answer, cancellationToken))
        {
            return new Refusal(RefusalKind.Conflict, "task.ended", new(
                $"流程已不在等待任务“{task.Title}”。", $"The workflow does not wait for the task “{task.Title}” any more."));
        }

        return new TaskCompleted(task.Id, task.Revision, request.Outcome);
    }

    private static async ValueTask<Refusal?> CheckAsync(
        CompleteTaskRequest request, JsonObject form, TaskType type, TaskContext context, CancellationToken cancellationToken)
    {
        var fields = await type.FieldsAsync(context, cancellationToken);
        var errors = new Dictionary<string, IReadOnlyList<Text>>(FormCheck.Check(fields, form, Outcomes.KindOf(request.Outcome)));
        if (!context.Task.Outcomes.Contains(request.Outcome))
        {
            var choices = string.Join(", ", context.Task.Outcomes);
            errors["outcome"] = [new($"结果应为以下之一：{choices}。", $"Choose one of: {choices}.")];
        }

        if (request.Comment is { Length: > MaxComment })
            errors["comment"] = [new($"意见最多 {MaxComment} 个字。", $"An opinion has at most {MaxComment} characters.")];
        else if (type.NeedsComment(Outcomes.KindOf(request.Outcome)) && string.IsNullOrWhiteSpace(request.Comment))
            errors["comment"] = [new("请写明意见。", "Write down your opinion.")];

        return errors.Count == 0 ? null : new Refusal(RefusalKind.Invalid, "task.form_invalid", new(
            "请按提示修改后再提交。", "Correct what is marked and send again."))
        {
            Errors = errors,
        };
    }

    private void Tell(HumanTask task, Text label, bool isSealed)
    {
        var data = new JsonObject
        {
            ["step"] = task.Step,
            ["taskType"] = task.TaskType,
            ["outcome"] = task.Outcome,
            ["label"] = new JsonObject { ["zh"] = label.Zh, ["en"] = label.En },
        };
        if (task.Part is { } part)
            data["part"] = JsonSerializer.SerializeToNode(part, Json.Options);
        events.Append(new EventRecord("TaskCompleted", $"task/{task.Id}", data)
        {
            Case = task.Case,
            TaskId = task.Id,
            Comment = isSealed ? null : task.Comment,
            ActorName = task.CompletedByName,
        });
    }
}
