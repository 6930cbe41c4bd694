using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Rectifications;

/// <summary>
/// Completes the task with which the base works on its rectification, for clients that know the case and not the inbox. What they do
/// is what the inbox does: the same task, the same rules.
/// </summary>
public sealed class RectificationTask(WorkflowsDbContext db, RectificationReader reader, CompleteTask completeTask)
{
    /// <summary>Completes it inside the unit of work of a command; messages by field lose the task's prefix.</summary>
    internal async Task<Result<RectificationDetail>> CompleteAsync(
        string id, string outcome, Func<Rectification, Result<JsonObject>> form, Caller caller, CancellationToken cancellationToken)
    {
        var found = await reader.FindAsync(id, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;
        var filled = form(found.Value.Rectification);
        if (!filled.IsOk)
            return filled.Refusal;
        var task = await RectificationReader.WorkTasks(db, id).Select(one => new { one.Id, one.Revision }).SingleOrDefaultAsync(cancellationToken);
        if (task is null)
        {
            return new Refusal(RefusalKind.Conflict, "rectification.not_waiting", new(
                $"整改当前状态为“{found.Value.Rectification.Status.Title().Zh}”，没有待基地办理的任务。",
                $"The rectification is “{found.Value.Rectification.Status.Title().En}” and does not wait for the base."), Regulation.Art6_3_4);
        }

        var request = new CompleteTaskRequest(task.Id, task.Revision, outcome, null, filled.Value, null);
        var completed = await completeTask.CompleteAsync(request, caller, cancellationToken);
        if (completed.Refusal is { } refusal)
            return refusal with { Errors = refusal.Errors.ToDictionary(error => Without("form.", error.Key), error => error.Value) };

        await db.SaveChangesAsync(cancellationToken);
        return await reader.ShowAsync(found.Value, caller, cancellationToken);
    }

    private static string Without(string prefix, string path) => path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : path;
}
