namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>Finds where ways that part come together again.</summary>
internal static class MeetingPlace
{
    /// <summary>
    /// The join of a fork: where most branches meet, a FlowJoin before any other activity, and of several the first. Null where
    /// they never meet.
    /// </summary>
    public static string? OfBranches(RouteGraph graph, IReadOnlyList<string?> targets)
    {
        List<IReadOnlyList<string>> ways = [.. targets.Select(target => graph.Reach(target))];
        var shared = ways.SelectMany(way => way).GroupBy(id => id, StringComparer.Ordinal)
            .Where(group => group.Count() > 1 || targets.Count == 1)
            .Select(group => (Id: group.Key, Count: group.Count(), IsJoin: graph.Node(group.Key).Type == "Elsa.FlowJoin")).ToList();
        if (shared.Count == 0)
            return null;
        var most = shared.Max(one => one.Count);
        var best = shared.Where(one => one.Count == most).ToList();
        return (best.Exists(one => one.IsJoin) ? best.Where(one => one.IsJoin) : best)
            .MaxBy(one => graph.Reach(one.Id).Count).Id;
    }

    /// <summary>
    /// Where the cases of a condition meet, or the one case with which the route goes on while all others end. Neither where the
    /// cases part for good.
    /// </summary>
    /// <param name="graph">The flowchart.</param>
    /// <param name="id">The condition.</param>
    /// <param name="ports">The cases that don't lead to a line of others.</param>
    /// <param name="stops">Where an enclosing group or condition ends.</param>
    public static (string? At, string? Continues) OfCases(RouteGraph graph, string id, IReadOnlyList<string> ports, HashSet<string> stops)
    {
        if (graph.MergeOf(id) is { } own && graph.Into(own).Any())
            return (own, null);

        var ways = ports.Select(port => (Port: port, Way: graph.Reach(graph.Target(id, port)))).OrderByDescending(one => one.Way.Count).ToList();
        if (ways is not [var longest, ..] || longest.Way.Count == 0)
            return (null, null);

        var others = ways.Skip(1).SelectMany(one => one.Way).ToHashSet(StringComparer.Ordinal);
        if (graph.Spine(longest.Way[0]).FirstOrDefault(others.Contains) is { } meeting)
            return (meeting, null);

        // Inside a branch, the case that goes on to the join is the one that goes on.
        if (ways.Where(one => one.Way.Any(stops.Contains)).ToList() is [var only])
            return (null, only.Port);
        return ways.Count == 1 || longest.Way.Count > ways[1].Way.Count ? (null, longest.Port) : (null, null);
    }
}
