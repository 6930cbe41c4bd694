using BaseWorkflows.Workflows.Observability;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BaseWorkflows.Workflows.Notifications;

/// <summary>What waits to be read by one person.</summary>
/// <param name="Count">How many.</param>
/// <param name="Newest">The id of the latest; null for none.</param>
public sealed record Unread(int Count, string? Newest)
{
    /// <summary>Nothing.</summary>
    public static Unread None { get; } = new(0, null);
}

/// <summary>
/// Tells the open pages of a node what waits for their visitors, whichever node wrote it. However many pages are open, the database is asked
/// one question a second on behalf of all of them, and none while no page is open.
/// </summary>
public sealed partial class UnreadWatch(IServiceScopeFactory scopes, TimeProvider time, ILogger<UnreadWatch> logger)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Lock guard = new();
    private readonly List<Watcher> watchers = [];
    private bool looking;

    /// <summary>Watches for one person until it is disposed; what waits now is told within a second, and then each change.</summary>
    /// <param name="personId">For whom.</param>
    /// <param name="changed">Told from another thread; must not throw.</param>
    public IDisposable Watch(string personId, Action<Unread> changed)
    {
        var watcher = new Watcher(this, personId, changed);
        lock (guard)
        {
            watchers.Add(watcher);
            if (!looking)
                Apart.Begin(LookAsync);
            looking = true;
        }

        return watcher;
    }

    private async Task LookAsync()
    {
        using var timer = new PeriodicTimer(Look, time);
        while (All() is { Count: > 0 } all)
        {
            try
            {
                await TellAsync(all);
            }
#pragma warning disable CA1031 // The database is away: the next look tells what has changed meanwhile.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogFailed(exception.Message);
            }

            await timer.WaitForNextTickAsync();
        }
    }

    private List<Watcher> All()
    {
        lock (guard)
        {
            looking = watchers.Count > 0;
            return [.. watchers];
        }
    }

    private async Task TellAsync(List<Watcher> all)
    {
        List<string> people = [.. all.Select(one => one.PersonId).Distinct()];
        await using var scope = scopes.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>().Set<Notification>()
            .Where(one => one.ReadAt == null && people.Contains(one.RecipientId))
            .GroupBy(one => one.RecipientId)
            .Select(group => new { group.Key, Count = group.Count(), Newest = group.Max(one => one.Id) })
            .ToDictionaryAsync(one => one.Key, one => new Unread(one.Count, one.Newest));
        foreach (var watcher in all)
            watcher.Tell(found.GetValueOrDefault(watcher.PersonId) ?? Unread.None);
    }

    private void Forget(Watcher watcher)
    {
        lock (guard)
            watchers.Remove(watcher);
    }

    [LoggerMessage(LogLevel.Warning, "What waits to be read could not be counted: {Reason}")]
    private partial void LogFailed(string reason);

    private sealed class Watcher(UnreadWatch watch, string personId, Action<Unread> changed) : IDisposable
    {
        private Unread? told;

        public string PersonId => personId;

        public void Tell(Unread now)
        {
            if (now == told)
                return;
            told = now;
            changed(now);
        }

        public void Dispose() => watch.Forget(this);
    }
}
