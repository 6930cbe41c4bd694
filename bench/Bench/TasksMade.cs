using System.Collections.Concurrent;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BaseWorkflows.Bench;

/// <summary>
/// Tells approvers which task an instance has come to, in process, as the real Elsa's measurement does it: what is
/// measured is deciding a task, not finding it.
/// </summary>
internal sealed class TasksMade : SaveChangesInterceptor
{
    private readonly ConcurrentDictionary<string, string> byInstance = new();

    /// <summary>The task that an instance waits for; each is told once.</summary>
    public string TakeTaskOf(string instanceId) => byInstance.TryRemove(instanceId, out var task)
        ? task
        : throw new InvalidOperationException($"The instance {instanceId} has come to no task.");

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var tracker = eventData.Context!.ChangeTracker;
        var detects = tracker.AutoDetectChangesEnabled;

        // New rows are tracked already; looking for changed ones is the save's own business and would be counted twice.
        tracker.AutoDetectChangesEnabled = false;
        foreach (var entry in tracker.Entries<HumanTask>())
        {
            if (entry.State == Microsoft.EntityFrameworkCore.EntityState.Added)
                byInstance[entry.Entity.InstanceId] = entry.Entity.Id;
        }

        tracker.AutoDetectChangesEnabled = detects;
        return new(result);
    }
}
