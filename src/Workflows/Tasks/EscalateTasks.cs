using System.Text.Json.Nodes;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>
/// Escalates tasks that nobody has done so many working days after they were due (超期上报): the role that the route names becomes an
/// additional candidate, or gets a copy. Once each. Run it daily; twice is the same as once, and what was missed is caught up.
/// </summary>
public sealed class EscalateTasks(WorkflowsDbContext db, DueTasks due, EventLog events, TimeProvider time)
{
    /// <summary>Escalates all for which it is time.</summary>
    /// <returns>How many.</returns>
    public Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return due.EachAsync("tasks.escalate", task => task.EscalateAt != null && task.EscalateAt <= now, (task, token) => EscalateAsync(task, now, token), cancellationToken);
    }

    private async Task<bool> EscalateAsync(HumanTask task, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (candidates, claimedBy) = (task.Candidates, task.AssigneeName);
        if (!task.Escalate(now))
            return false;

        var escalation = task.Escalation!;
        db.AddCandidates(task, [.. task.Candidates.Except(candidates)]);
        if (escalation.Kind == EscalationKind.Copy)
            await db.AddCopiesAsync(task, escalation.Keys, cancellationToken);
        events.Append(new EventRecord("TaskEscalated", $"task/{task.Id}", new JsonObject
        {
            ["step"] = task.Step,
            ["role"] = escalation.Role.ToString(),
            ["kind"] = escalation.Kind.ToString(),
            ["takenFrom"] = task.AssigneeId is null ? claimedBy : null,
        })
        {
            Case = task.Case,
            TaskId = task.Id,
        });
        return true;
    }
}
