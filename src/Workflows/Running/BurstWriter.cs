using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Running;

/// <summary>Notes in the unit of work what a burst leaves behind: state, journal, waits, and the tasks that it took back.</summary>
public sealed class BurstWriter(WorkflowsDbContext db, CommandScope command, TimeProvider time)
{
    private const string HumanTaskKind = "HumanTask";

    internal async Task WriteAsync(
        WorkflowInstance instance, Burst burst, Dictionary<string, Bookmark> stood, string? resumed, CancellationToken cancellationToken)
    {
        WriteState(instance, burst.State);
        db.Add(new JournalRow
        {
            InstanceId = instance.Id,
            Number = instance.Bursts,
            At = time.GetUtcNow(),
            ActorName = (command.Caller ?? Caller.System).Name,
            Entries = burst.Journal,
        });
        foreach (var bookmark in burst.Created.Where(bookmark => bookmark.Kind != HumanTaskKind))
            db.Add(Store(instance, bookmark));

        var removed = burst.Removed.Where(stood.ContainsKey).Select(id => stood[id]).ToList();
        foreach (var bookmark in removed.Where(bookmark => bookmark.Kind != HumanTaskKind))
            db.Remove(db.InHand<StoredBookmark>().FirstOrDefault(made => made.Id == bookmark.Id) ?? Store(instance, bookmark));
        await TakeBackAsync(
            instance, removed.Where(bookmark => bookmark.Kind == HumanTaskKind && bookmark.Id != resumed).ToDictionary(bookmark => bookmark.Id),
            resumed is null ? null : stood.GetValueOrDefault(resumed), cancellationToken);
    }

    private void WriteState(WorkflowInstance instance, WorkflowState state)
    {
        instance.Bursts++;
        instance.SubStatus = state.SubStatus;
        instance.CorrelationId = state.CorrelationId;
        instance.Incidents = state.Incidents.Count;
        instance.State = state.ToJson();
        if (state.SubStatus is not (WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled))
            return;

        db.Add(new FinishedState { InstanceId = instance.Id, State = instance.State });
        instance.State = null;
        instance.Incidents = 0;
        instance.FinishedAt = time.GetUtcNow();
    }

    /// <summary>Cancels the tasks of waits that the burst ended. Who resumed a task's wait has completed that task.</summary>
    private async Task TakeBackAsync(
        WorkflowInstance instance, Dictionary<string, Bookmark> waits, Bookmark? answered, CancellationToken cancellationToken)
    {
        if (waits.Count == 0)
            return;
        var bookmarks = waits.Keys.ToList();

        // Some may have been made by an earlier burst of this very transaction and are not stored yet.
        var stored = await db.Set<HumanTask>()
            .Where(task => task.InstanceId == instance.Id && task.CompletedAt == null && bookmarks.Contains(task.BookmarkId))
            .ToListAsync(cancellationToken);
        var made = db.InHand<HumanTask>().Where(task => task.IsOpen && bookmarks.Contains(task.BookmarkId));
        var answer = answered is null ? null : db.InHand<HumanTask>().FirstOrDefault(task => task.BookmarkId == answered.Id && task.State == TaskState.Completed);
        foreach (var task in stored.Union(made))
        {
            task.Cancel(time.GetUtcNow(), waits[task.BookmarkId].ActivityInstanceId == answered?.ActivityInstanceId ? answer : null);
            db.RemoveCandidates(task);
        }
    }

    private static StoredBookmark Store(WorkflowInstance instance, Bookmark bookmark) => new()
    {
        Id = bookmark.Id,
        InstanceId = instance.Id,
        Kind = bookmark.Kind,
        Name = bookmark.Name,
        CorrelationId = instance.CorrelationId,
        DueAt = bookmark.DueAt,
    };
}
