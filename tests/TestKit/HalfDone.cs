using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.TestKit;

/// <summary>
/// Looks through a whole database for what a transaction would have left behind if it had been carried out in part: waits
/// without a task, tasks without a wait, an end that is none, a decision that is in one table and not in another.
/// </summary>
public static class HalfDone
{
    private const string HumanTaskKind = "HumanTask";

    /// <summary>Everything that doesn't fit together, a line each; empty where all does.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(WorkflowsDbContext db)
    {
        var found = new List<string>();
        var tasks = await db.Set<HumanTask>().AsNoTracking().ToListAsync();
        var stored = (await db.Set<StoredBookmark>().AsNoTracking().ToListAsync()).ToLookup(bookmark => bookmark.InstanceId);
        var finished = (await db.Set<FinishedState>().AsNoTracking().Select(state => state.InstanceId).ToListAsync()).ToHashSet();
        var journal = (await db.Set<JournalRow>().AsNoTracking().Select(row => new { row.InstanceId, row.Number }).ToListAsync())
            .ToLookup(row => row.InstanceId, row => row.Number);
        var tasksOf = tasks.ToLookup(task => task.InstanceId);
        foreach (var instance in await db.Set<WorkflowInstance>().AsNoTracking().ToListAsync())
        {
            var waits = instance.State is { } state ? WorkflowState.FromJson(state).Bookmarks : [];
            Expect(
                $"{instance.Id} waits for people", tasksOf[instance.Id].Where(task => task.IsOpen).Select(task => task.BookmarkId),
                waits.Where(wait => wait.Kind == HumanTaskKind).Select(wait => wait.Id));
            Expect(
                $"{instance.Id} waits for timers and events", stored[instance.Id].Select(bookmark => bookmark.Id),
                waits.Where(wait => wait.Kind != HumanTaskKind).Select(wait => wait.Id));
            Expect($"{instance.Id} has a journal of {instance.Bursts}", journal[instance.Id], Enumerable.Range(1, instance.Bursts));
            if (instance.IsRunning == (instance.State is null) || instance.IsRunning == finished.Contains(instance.Id))
                found.Add($"{instance.Id} is neither running nor finished");
        }

        Expect(
            "Open tasks are in inboxes",
            (await db.Set<TaskCandidate>().AsNoTracking().ToListAsync()).Select(candidate => $"{candidate.TaskId} {candidate.Key}"),
            tasks.Where(task => task.IsOpen).SelectMany(task => task.Candidates.Select(key => $"{task.Id} {key}")));
        Expect(
            "Completed tasks are told once",
            await db.Set<EventRow>().AsNoTracking().Where(row => row.Type == "TaskCompleted").Select(row => row.TaskId!).ToListAsync(),
            tasks.Where(task => task.State == TaskState.Completed).Select(task => task.Id));
        return found;

        void Expect<T>(string what, IEnumerable<T> actual, IEnumerable<T> expected)
        {
            List<T> left = [.. actual.Order()], right = [.. expected.Order()];
            if (!left.SequenceEqual(right))
                found.Add($"{what}: there are [{string.Join(", ", left)}], there should be [{string.Join(", ", right)}]");
        }
    }
}
