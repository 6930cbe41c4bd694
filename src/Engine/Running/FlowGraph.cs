namespace BaseWorkflows.Engine;

/// <summary>
/// Which connections of a flowchart lead forward, seen from the activity that it began with, and which close a loop.
/// Computed once per definition and start.
/// </summary>
internal sealed class FlowGraph
{
    private readonly ILookup<string, Connection> outbound;
    private readonly ILookup<string, Connection> inbound;
    private readonly ILookup<string, Connection> forwardInbound;

    private FlowGraph(IReadOnlyList<Connection> connections, string start)
    {
        outbound = connections.ToLookup(connection => connection.SourceActivity, StringComparer.Ordinal);
        inbound = connections.ToLookup(connection => connection.TargetActivity, StringComparer.Ordinal);
        var forward = ForwardEdges(start);
        forwardInbound = connections
            .Where(connection => forward.Contains((connection.SourceActivity, connection.TargetActivity)))
            .ToLookup(connection => connection.TargetActivity, StringComparer.Ordinal);
    }

    public static FlowGraph Of(ActivityNode flowchart, string start) =>
        flowchart.Graphs.GetOrAdd(start, static (key, node) => new FlowGraph(node.Connections, key), flowchart);

    public IEnumerable<Connection> Outbound(string activityId) => outbound[activityId];

    public IEnumerable<Connection> Inbound(string activityId) => inbound[activityId];

    public IEnumerable<Connection> ForwardInbound(string activityId) => forwardInbound[activityId];

    /// <summary>Everything from which forward connections lead to the activity.</summary>
    public HashSet<string> Ancestors(string activityId)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([activityId]);
        while (open.TryPop(out var current))
        {
            foreach (var connection in forwardInbound[current])
            {
                if (found.Add(connection.SourceActivity))
                    open.Push(connection.SourceActivity);
            }
        }

        return found;
    }

    // Breadth first from the start; an edge that would close a circle over the edges kept so far is a loop.
    private HashSet<(string From, string To)> ForwardEdges(string start)
    {
        var edges = new HashSet<(string, string)>();
        var kept = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal) { start };
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var source))
        {
            foreach (var target in outbound[source].Select(connection => connection.TargetActivity))
            {
                if (edges.Contains((source, target)) || Leads(kept, target, source))
                    continue;
                edges.Add((source, target));
                if (!kept.TryGetValue(source, out var targets))
                    kept[source] = targets = [];
                targets.Add(target);
                if (seen.Add(target))
                    open.Enqueue(target);
            }
        }

        return edges;
    }

    private static bool Leads(Dictionary<string, List<string>> edges, string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.TryPop(out var current))
        {
            if (current == to)
                return true;
            if (seen.Add(current) && edges.TryGetValue(current, out var next))
                next.ForEach(open.Push);
        }

        return false;
    }
}
