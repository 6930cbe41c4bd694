using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>Token flow: see docs/engine.md for the rules of the merge modes.</summary>
internal sealed class Flowchart : StandardActivity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        if (StartOf(context.Node, context.Burst.TriggerActivityId) is not { } start)
        {
            context.Complete();
            return default;
        }

        // What leads forward depends on where the flowchart began; only a trigger makes that differ from the definition.
        if (context.Burst.TriggerActivityId == start.Id)
            context.Memory["start"] = start.Id;
        context.Schedule(start);
        return default;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, Execution child, IReadOnlyList<string> outcomes)
    {
        if (StandardActivities.IsTerminal(child.Node))
        {
            context.Execution.Tokens = null;
            context.Complete();
            return default;
        }

        var graph = GraphOf(context);
        var tokens = context.Execution.Tokens ??= [];
        tokens.RemoveAll(token => token.To == child.ActivityId);
        List<Connection> active = [.. graph.Outbound(child.ActivityId).Where(connection => outcomes.Contains(connection.SourcePort)).Distinct()];
        foreach (var connection in active)
            tokens.Add(new Token(connection.SourceActivity, connection.SourcePort, connection.TargetActivity));

        // Races are decided last, so that what this very completion starts on losing branches is cancelled with them.
        var targets = active
            .Select(connection => context.Node.Children.FirstOrDefault(node => node.Id == connection.TargetActivity))
            .OfType<ActivityNode>()
            .Select(node => (Node: node, Mode: ModeOf(node)))
            .OrderBy(target => target.Mode == MergeMode.Race);
        var raced = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (target, mode) in targets)
        {
            if (mode == MergeMode.Race)
            {
                if (!raced.Add(target.Id))
                    continue;
                CancelAncestors(context, graph, target);
            }

            if (MayStart(graph, tokens, target, mode))
                context.Schedule(target);
        }

        if (context.Execution.LiveChildren == 0 && tokens.Count == 0)
            context.Complete();
        return default;
    }

    /// <summary>The first activity of a flowchart; null where it is empty.</summary>
    public static ActivityNode? StartOf(ActivityNode flowchart, string? trigger)
    {
        var activities = flowchart.Port("activities");
        var named = flowchart.Json["start"] is JsonObject start ? start.Text("id") : flowchart.Json.Text("start");
        return (trigger is null ? null : activities.FirstOrDefault(node => node.Id == trigger))
            ?? (named is null ? null : activities.FirstOrDefault(node => node.Id == named))
            ?? activities.FirstOrDefault(node => node.Type == "Elsa.Start")
            ?? activities.FirstOrDefault(node => node.CanStartWorkflow)
            ?? activities.FirstOrDefault(node => flowchart.Connections.All(connection => connection.TargetActivity != node.Id))
            ?? (activities.Count > 0 ? activities[0] : null);
    }

    private static FlowGraph GraphOf(ActivityContext context) =>
        FlowGraph.Of(context.Node, context.Execution.Memory?.Text("start") ?? StartOf(context.Node, null)!.Id);

    private static bool MayStart(FlowGraph graph, List<Token> tokens, ActivityNode target, MergeMode mode)
    {
        switch (mode)
        {
            case MergeMode.Merge:
                return HoldsAll(graph.ForwardInbound(target.Id));
            case MergeMode.Converge:
                return HoldsAll(graph.Inbound(target.Id));
            case MergeMode.Stream:
                return !graph.ForwardInbound(target.Id).Any(inbound => tokens.Exists(token => token.To == inbound.SourceActivity));
            default:
                return true;
        }

        bool HoldsAll(IEnumerable<Connection> inbound)
        {
            var all = inbound.ToList();
            return all.Count <= 1 || all.TrueForAll(connection => tokens.Contains(new Token(connection.SourceActivity, connection.SourcePort, connection.TargetActivity)));
        }
    }

    private static void CancelAncestors(ActivityContext context, FlowGraph graph, ActivityNode target)
    {
        var ancestors = graph.Ancestors(target.Id);
        foreach (var child in context.Burst.Children(context.Execution).Where(child => ancestors.Contains(child.ActivityId)))
            context.Burst.Cancel(child);
        context.Execution.Tokens!.RemoveAll(token => ancestors.Contains(token.To));
    }

    /// <summary>How an activity takes the tokens that lead to it.</summary>
    public static MergeMode ModeOf(ActivityNode node)
    {
        if (node.Type == "Elsa.FlowJoin")
            return node.Input("mode")?.Text is "WaitAll" or "WaitAllActive" ? MergeMode.Merge : MergeMode.Race;
        return Enum.TryParse<MergeMode>(node.Custom.Text("mergeMode"), ignoreCase: true, out var declared) ? declared : MergeMode.Stream;
    }
}

/// <summary>When an activity of a flowchart starts: see docs/engine.md.</summary>
internal enum MergeMode
{
    /// <summary>Unless something on the way to it still runs.</summary>
    Stream,

    /// <summary>When every forward connection has brought a token.</summary>
    Merge,

    /// <summary>When every connection has.</summary>
    Converge,

    /// <summary>On every token.</summary>
    Cascade,

    /// <summary>On the first; what leads to it otherwise is cancelled.</summary>
    Race,
}
