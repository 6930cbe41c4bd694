using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>A task with everything that its page shows.</summary>
/// <param name="Task">As in lists.</param>
/// <param name="TypeTitle">What its type is called.</param>
/// <param name="Fields">The form.</param>
/// <param name="Form">What is filled in: while it is open the draft, for those only whose task it is; afterwards what was sent; null for nothing.</param>
/// <param name="CommentNeededFor">The outcomes with which an opinion must be written.</param>
/// <param name="SignatureRequired">Whether completing it takes a signature.</param>
/// <param name="Comment">The opinion, draft or given, as with the form.</param>
/// <param name="CompletedBy">Who completed it.</param>
/// <param name="Signature">The signature that was given; null for none.</param>
/// <param name="History">What happened to it, oldest first.</param>
public sealed record TaskDetail(
    TaskItem Task, Text TypeTitle, IReadOnlyList<FormField> Fields, JsonObject? Form, IReadOnlyList<string> CommentNeededFor,
    bool SignatureRequired, string? Comment, PersonName? CompletedBy, SignatureItem? Signature, IReadOnlyList<EventItem> History);

/// <summary>A signature as it is shown.</summary>
/// <param name="Kind"><c>electronic</c> or <c>paper</c>.</param>
/// <param name="By">Who signed.</param>
/// <param name="At">When (UTC).</param>
/// <param name="ContentHash">What was signed.</param>
/// <param name="Unchanged">Whether the decision is still what was signed.</param>
public sealed record SignatureItem(string Kind, PersonName By, DateTimeOffset At, string ContentHash, bool Unchanged);

/// <summary>Opens a task.</summary>
public sealed class GetTask(
    WorkflowsDbContext db, TaskReader reader, TaskTypeRegistry taskTypes, TaskPeople people, Timelines timelines, IServiceProvider services, TimeProvider time)
{
    /// <summary>Opens it; one that the caller may not see is as one that is not there.</summary>
    public async Task<Result<TaskDetail>> HandleAsync(string taskId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.ReadAsync(taskId, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var task = found.Value;
        var type = taskTypes.Resolve(task.TaskType, services);
        var mayRead = TaskRules.IsFor(task, caller)
            || (task.State == TaskState.Completed && !await type.IsSealedAsync(new(task, caller), cancellationToken));
        var signature = await db.Set<Signature>().AsNoTracking().SingleOrDefaultAsync(one => one.TaskId == taskId, cancellationToken);
        return new TaskDetail(
            TaskItem.Of(task, type, caller, time.GetUtcNow(), await people.NamesAsync(task.Candidates, cancellationToken)),
            type.Title,
            await type.FieldsAsync(new(task, caller), cancellationToken),
            mayRead && task.Form is { } form ? (JsonObject)JsonNode.Parse(form)! : null,
            [.. task.Outcomes.Where(outcome => type.NeedsComment(Outcomes.KindOf(outcome)))],
            task.SignatureRequired,
            mayRead ? task.Comment : null,
            task.CompletedById is { } by ? new(by, task.CompletedByName ?? "") : null,
            signature is null ? null : Show(task, signature),
            await timelines.OfTaskAsync(taskId, cancellationToken));
    }

    private static SignatureItem Show(HumanTask task, Signature signature) => new(
        signature.Kind, new(signature.PersonId, signature.PersonName), signature.SignedAt, signature.ContentHash,
        signature.ContentHash == SignatureDesk.ContentHash(task.Case.Id, task.Step, task.Outcome ?? "", task.Comment, task.Form ?? ""));
}
