using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Notifications;

/// <summary>
/// Tells candidates of their new tasks, and those who are copied in. Each open task says by itself whether that was done, so that none is
/// missed whatever dies when, and one that ended before is not told of at all. What has been done meanwhile counts as read.
/// </summary>
public sealed class TellOfTasks(
    WorkflowsDbContext db, UnitOfWork unitOfWork, DueTasks due, NotificationWriter writer, TimeProvider time)
{
    /// <summary>Tells of them; twice is the same as once.</summary>
    /// <returns>Of how many tasks.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var told = await due.EachAsync("notifications.task", task => task.ToldAt == null, TellAsync, cancellationToken);
        await SettleAsync(cancellationToken);
        return told;
    }

    private async Task<bool> TellAsync(HumanTask task, CancellationToken cancellationToken)
    {
        if (!task.Tell(time.GetUtcNow()))
            return false;
        var candidates = await writer.AddAsync(
            Draft(NotificationKind.TaskOffered, task, $"{task.Id}/offered", task.CreatedAt), task.Candidates, [], cancellationToken);

        var keys = await db.Set<TaskCopy>().Where(copy => copy.TaskId == task.Id).Select(copy => copy.Key).ToListAsync(cancellationToken);
        var copy = Draft(NotificationKind.TaskCopied, task, $"{task.Id}/copied", task.CreatedAt) with { TaskId = null };
        await writer.AddAsync(copy, keys, candidates, cancellationToken);
        return true;
    }

    /// <summary>What is told of a task.</summary>
    internal static NotificationDraft Draft(NotificationKind kind, HumanTask task, string source, DateTimeOffset at) =>
        new(kind, source, at, NotificationLinks.Task(task.Id), NotificationWords.Of(
            ("title", task.Title), ("case", task.Case.Title), ("base", Named(task.Case)), ("due", NotificationWords.Day(task.DueAt))))
        {
            TaskId = task.Id,
        };

    // Most cases are called after their base.
    private static string? Named(CaseRef about) => about.BaseName is { } name && about.Title.Contains(name, StringComparison.Ordinal) ? null : about.BaseName;

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var settled = db.Set<Notification>().Where(one => one.ReadAt == null && one.TaskId != null
            && db.Set<HumanTask>().Any(task => task.Id == one.TaskId && task.CompletedAt != null));
        if (!await settled.AnyAsync(cancellationToken))
            return;
        var now = time.GetUtcNow();
        await unitOfWork.RunAsync<int>(
            CommandInfo.Of(Caller.System, "notifications.settle"),
            async token => await settled.ExecuteUpdateAsync(set => set.SetProperty(one => one.ReadAt, now), token),
            cancellationToken);
    }
}
