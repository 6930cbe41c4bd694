using System.Collections.Concurrent;

namespace BaseWorkflows.Api.Studio.Live;

/// <summary>Which instances somebody looks at on this node, and the burst that they were last told of.</summary>
internal sealed class InstanceWatch
{
    private const int MaxConnectionShows = 20;

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> byConnection = new();
    private readonly ConcurrentDictionary<string, int> told = new();

    /// <summary>The instances that somebody looks at.</summary>
    public IReadOnlyList<string> Instances => [.. byConnection.Values.SelectMany(instances => instances.Keys).Distinct()];

    /// <summary>Notes that a connection shows an instance; false where it shows too many already.</summary>
    public bool Add(string connectionId, string instanceId)
    {
        var instances = byConnection.GetOrAdd(connectionId, _ => new());
        if (instances.Count >= MaxConnectionShows)
            return false;
        instances[instanceId] = true;
        return true;
    }

    /// <summary>Forgets a connection.</summary>
    public void Remove(string connectionId)
    {
        byConnection.TryRemove(connectionId, out _);
        foreach (var gone in told.Keys.Except(Instances).ToList())
            told.TryRemove(gone, out _);
    }

    /// <summary>Whether that burst is news. What happened between the page's own reading and the first look is told too.</summary>
    public bool IsNews(string instanceId, int burst)
    {
        if (told.TryGetValue(instanceId, out var last) && last == burst)
            return false;
        told[instanceId] = burst;
        return true;
    }
}
