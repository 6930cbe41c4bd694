using BaseWorkflows.Domain;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>Reads a list from a definition: once, from the beginning, each activity placed at most once.</summary>
internal sealed class ListReading
{
    private static readonly HashSet<string> Nothing = [];

    private readonly RouteGraph graph;
    private readonly HashSet<string> placed = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private readonly List<Unshown> unshown = [];

    private ListReading(RouteGraph graph) => this.graph = graph;

    public static StepList Read(WorkflowDefinition definition)
    {
        var root = definition.Root;
        if (root.Type != "Elsa.Flowchart")
        {
            var why = new Text("流程的最外层不是流程图。", "The outermost activity is no flowchart.");
            return new(new("", [], null, new(LineEndKind.Unclear)), [], [new(root.Id, root.DisplayText, why)]);
        }

        return new ListReading(new RouteGraph(root)).Read(root);
    }

    private StepList Read(ActivityNode root)
    {
        var main = ReadMain(root);
        var sides = new List<SideLine>();
        var followed = 0;
        FollowWays();

        // What no step leads to any more is shown too, so that it can be taken up again or removed; at last what is only come back to.
        foreach (var node in graph.Nodes.Where(node => !graph.Into(node.Id).Any()).Concat(graph.Nodes.Where(node => !IsOnMainWay(node.Id))))
        {
            if (placed.Contains(node.Id))
                continue;
            sides.Add(ReadSide(node.Id));
            FollowWays();
        }

        foreach (var node in graph.Nodes.Where(node => !placed.Contains(node.Id)))
            Hide(node.Id, new("它与列表中的步骤的连接方式无法用列表表示。", "The way it is connected with the steps of the list has no place in a list."));
        foreach (var node in graph.Nodes.Where(node => node.Children.Count > 0))
        {
            Hide(node.Id, new(
                $"里面的 {node.Children.Count} 个活动不在列表中显示。", $"The {node.Children.Count} activities inside it are not shown in the list."));
        }

        return new StepList(main, [.. sides.OrderBy(side => side.Line.Steps is [.., BackStep])], unshown);

        bool IsOnMainWay(string id) => graph.Into(id).Any(way => graph.MainPorts(way.SourceActivity).Contains(way.SourcePort));

        void FollowWays()
        {
            for (; followed < order.Count; followed++)
            {
                foreach (var target in WaysOf(order[followed]).Select(way => way.Target).OfType<string>().Where(target => !placed.Contains(target)))
                    sides.Add(ReadSide(target));
            }
        }
    }

    private StepLine ReadMain(ActivityNode root)
    {
        if (root.FlowStart is not { } start)
            return new("", [], new([], null, IsBeginning: true), new(LineEndKind.Ends));
        if (start.Type != "Elsa.Start")
            return Walk("", new([], start.Id, IsBeginning: true), Nothing, Nothing);
        placed.Add(start.Id);
        return WalkFrom("", new(start.Id, "Done"), Nothing, Nothing);
    }

    // What comes back to a step comes back to that very step, whatever is put before it.
    private SideLine ReadSide(string entry)
    {
        List<PortRef> from = [.. graph.Into(entry).Where(way => !graph.Backs.ContainsKey(way.SourceActivity)).Select(way => new PortRef(way.SourceActivity, way.SourcePort)).Distinct()];
        return new(Walk("", new(from, entry), Nothing, Nothing), from);
    }

    private StepLine WalkFrom(string name, PortRef port, HashSet<string> stops, HashSet<string> jumps)
    {
        if (graph.Targets(port.ActivityId, port.Port).Count > 1)
        {
            HideSplit(port);
            return new(name, [], null, new(LineEndKind.Unclear));
        }

        return Walk(name, new([port], graph.Target(port.ActivityId, port.Port)), stops, jumps);
    }

    /// <param name="name">The branch or case.</param>
    /// <param name="head">What leads in.</param>
    /// <param name="stops">Where the ways of an enclosing group or condition meet.</param>
    /// <param name="jumps">Steps that belong to another line, though this one leads to them.</param>
    private StepLine Walk(string name, Gap head, HashSet<string> stops, HashSet<string> jumps)
    {
        var steps = new List<StepItem>();
        for (var gap = head; ;)
        {
            if (gap.To is not { } id)
                return new(name, steps, head, new(LineEndKind.Ends));
            if (stops.Contains(id))
                return new(name, steps, head, new(LineEndKind.FlowsOn, id));
            if (placed.Contains(id) || jumps.Contains(id))
                return new(name, steps, head, new(LineEndKind.JumpsTo, id));

            var item = Merged(ReadItem(id, stops, jumps));
            steps.Add(item);
            if (item.After is null)
                return new(name, steps, head, new(item is EndStep or BackStep or ConditionStep ? LineEndKind.Ends : LineEndKind.Unclear));
            gap = item.After;
        }
    }

    private StepItem ReadItem(string id, HashSet<string> stops, HashSet<string> jumps)
    {
        placed.Add(id);
        order.Add(id);
        return graph.KindOf(id) switch
        {
            NodeKind.End => new EndStep(graph.Node(id)),
            NodeKind.Back => new BackStep(graph.Node(id), graph.Backs[id], [.. CaseText.Labels(graph.Node(id)).Select(label => graph.Target(id, label)).OfType<string>()]),
            NodeKind.Fork => ReadGroup(id, stops, jumps),
            NodeKind.Condition => ReadCondition(id, stops, jumps),
            var kind => ReadPlain(id, kind == NodeKind.Human),
        };
    }

    private PlainStep ReadPlain(string id, bool isHuman)
    {
        if (graph.Node(id).Type == "Elsa.FlowJoin")
            Hide(id, new("这个汇合点不属于任何一组并行分支。", "This join belongs to no group of parallel branches."));
        var main = graph.MainPort(id);
        var ways = WaysOf(id);
        if (graph.Targets(id, main).Count > 1)
        {
            HideSplit(new(id, main));
            return new(graph.Node(id), null, ways, isHuman);
        }

        var next = graph.Target(id, main);
        return new(graph.Node(id), new([.. ways.Where(way => way.Kind == WayKind.Next).Select(way => new PortRef(id, way.Outcome))], next), ways, isHuman);
    }

    private List<OutcomeWay> WaysOf(string id)
    {
        if (graph.KindOf(id) is not (NodeKind.Human or NodeKind.System))
            return [];
        var main = graph.MainPort(id);
        var next = graph.Target(id, main);
        return [.. graph.Ports(id).Select(port => graph.Targets(id, port) switch
        {
            [] => new OutcomeWay(port, port == main ? WayKind.Next : WayKind.Nowhere, null),
            [var target] when port == main || target == next => new OutcomeWay(port, WayKind.Next, target),
            [var target] => new OutcomeWay(port, graph.Reach(target).Contains(id) ? WayKind.Back : WayKind.Aside, target),
            _ => new OutcomeWay(port, WayKind.Several, null),
        })];
    }

    private ParallelGroup ReadGroup(string id, HashSet<string> stops, HashSet<string> jumps)
    {
        var ports = graph.Ports(id);
        var merge = MeetingPlace.OfBranches(graph, [.. ports.Select(port => graph.Target(id, port))]);
        HashSet<string> inner = merge is null ? stops : [.. stops, merge];
        List<StepLine> branches = [.. ports.Select(port => WalkFrom(port, new(id, port), inner, jumps))];
        var isJoin = merge is not null && graph.Node(merge).Type == "Elsa.FlowJoin";
        var waitsForAll = !isJoin || graph.Node(merge!).Setting("mode").Text is "WaitAll" or "WaitAllActive";
        if (merge is null || placed.Contains(merge)
            || branches.Exists(branch => !MayEnd(branch.End, merge, branches)))
        {
            Hide(id, new("它的分支没有汇合到同一处，分组之后的步骤无法确定。", "Its branches don't meet in one place, so that what comes after the group is not certain."));
            return new(graph.Node(id), null, branches, null, waitsForAll);
        }

        if (!isJoin)
            return new(graph.Node(id), TailsInto(branches, merge), branches, null, waitsForAll);
        placed.Add(merge);
        return new(graph.Node(id), AfterPort(new(merge, "Done")), branches, merge, waitsForAll);
    }

    // A branch meets the others, ends the route, or goes to a line outside of the group; it never runs into another branch.
    private static bool MayEnd(LineEnd end, string merge, List<StepLine> branches) => end.Kind switch
    {
        LineEndKind.FlowsOn => end.ActivityId == merge,
        LineEndKind.JumpsTo => !branches.Exists(branch => branch.Steps.Any(step => step.Content().Contains(end.ActivityId))),
        var kind => kind == LineEndKind.Ends,
    };

    private ConditionStep ReadCondition(string id, HashSet<string> stops, HashSet<string> jumps)
    {
        var ports = graph.Ports(id);
        var meeting = MeetingPlace.OfCases(
            graph, id, [.. ports.Where(port => graph.Target(id, port) is { } target && !jumps.Contains(target) && !SharedWithOthers(target, null).Contains(target))], stops);
        List<StepLine> cases = [];
        foreach (var port in ports)
        {
            if (port == meeting.Continues)
            {
                cases.Add(new(port, [], null, new(LineEndKind.FlowsOn, graph.Target(id, port))));
                continue;
            }

            HashSet<string> inner = meeting.At is null ? stops : [.. stops, meeting.At];
            cases.Add(WalkFrom(port, new(id, port), inner, [.. jumps, .. graph.Reach(meeting.At), .. SharedWithOthers(graph.Target(id, port), meeting.At)]));
        }

        var node = graph.Node(id);
        if (meeting.Continues is { } only)
            return new(node, new([new(id, only)], graph.Target(id, only)), cases, only);
        if (meeting.At is null)
            return new(node, null, cases, null);
        if (graph.MergeOf(id) != meeting.At)
            return new(node, TailsInto(cases, meeting.At), cases, null);
        placed.Add(meeting.At);
        return new(node, AfterPort(new(meeting.At, "Done")), cases, null) { MergeId = meeting.At };
    }

    // A rejection that several steps share is a line of its own, even where a case leads to it; what a later step comes back to stays in its case.
    private IEnumerable<string> SharedWithOthers(string? target, string? without)
    {
        var region = graph.Reach(target, without).ToHashSet(StringComparer.Ordinal);
        return region.Where(id => graph.Into(id).Any(way =>
            !region.Contains(way.SourceActivity) && graph.KindOf(way.SourceActivity) is NodeKind.Human or NodeKind.System
            && way.SourcePort != graph.MainPort(way.SourceActivity) && !graph.Reach(id).Contains(way.SourceActivity)));
    }

    private static Gap TailsInto(List<StepLine> lines, string merge) => new(
        [.. lines.Where(line => line.End == new LineEnd(LineEndKind.FlowsOn, merge)).SelectMany(line => line.Tail?.From ?? [])], merge);

    private Gap? AfterPort(PortRef port)
    {
        if (graph.Targets(port.ActivityId, port.Port).Count <= 1)
            return new([port], graph.Target(port.ActivityId, port.Port));
        HideSplit(port);
        return null;
    }

    // An item that is left by several ports at once into a merge of its own counts as left by that merge.
    private StepItem Merged(StepItem item)
    {
        if (item.MergeId is not null || item.After is not { From.Count: > 1, To: { } merge } || !graph.IsMerge(merge) || placed.Contains(merge)
            || graph.Into(merge).Any(way => !item.After.From.Contains(new(way.SourceActivity, way.SourcePort))))
        {
            return item;
        }

        placed.Add(merge);
        return item with { MergeId = merge, After = AfterPort(new(merge, "Done")) };
    }

    private void HideSplit(PortRef port) => Hide(port.ActivityId, new(
        $"出口“{port.Port}”同时连到几处；列表中并行必须用并行分组。",
        $"Its port '{port.Port}' leads to several places at once; in the list, only a parallel group does that."));

    private void Hide(string id, Text why)
    {
        if (!unshown.Exists(one => one.ActivityId == id))
            unshown.Add(new(id, graph.Node(id).DisplayText, why));
    }
}
