using System.Collections.Concurrent;

namespace BaseWorkflows.Api.Studio.Live;

/// <summary>
/// Which instances somebody looks at on this node, and the burst that each connection was last told of. For each by itself: Studio opens
/// and closes connections while a page loads, and what a closing one was told must reach the one that takes its place.
/// </summary>
internal sealed class InstanceWatch
{
    private const int MaxConnectionShows = 20;

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, int>> byConnection = new();

    /// <summary>The instances that somebody looks at.</summary>
    public IReadOnlyList<string> Instances => [.. byConnection.Values.SelectMany(instances => instances.Keys).Distinct()];

    /// <summary>Notes that a connection shows an instance; one that shows too many already is not told of more.</summary>
    public void Add(string connectionId, string instanceId)
    {
        var instances = byConnection.GetOrAdd(connectionId, _ => new());
        if (instances.Count < MaxConnectionShows)
            instances.TryAdd(instanceId, 0);
    }

    /// <summary>Forgets a connection.</summary>
    public void Remove(string connectionId) => byConnection.TryRemove(connectionId, out _);

    /// <summary>
    /// The connections to which that burst is news, and notes that they are told. A new one is told at once: something may have
    /// happened between its own reading and the first look.
    /// </summary>
    public IReadOnlyList<string> TakeUntold(string instanceId, int burst)
    {
        var untold = new List<string>();
        foreach (var (connectionId, instances) in byConnection)
        {
            if (instances.TryGetValue(instanceId, out var told) && told != burst && instances.TryUpdate(instanceId, burst, told))
                untold.Add(connectionId);
        }

        return untold;
    }
}
