namespace BaseWorkflows.Engine;

/// <summary>
/// Finds the branches of a fork that can change places: what stands in them is alike, and every connection, loop and join of the
/// flowchart stays what it is. Only branches of simple steps, which know no variables, are compared.
/// </summary>
internal sealed class BranchMatching(ActivityPlan root, ActivityPlan fork)
{
    private readonly FlowPlan flow = root.Flow!;

    /// <summary>The branches that are alike, where there are two or more.</summary>
    public IEnumerable<AlikeBranches> Groups()
    {
        var reached = flow.Outbound(fork.Place).Select(way => flow.Targets[way]).Distinct().Select(entry => (Entry: entry, Reach: Reach(entry))).ToList();

        // What completes at once may cancel the branches after it, which have not begun, and not those before it.
        if (reached.Exists(branch => root.Children[branch.Entry].Kind != PlanKind.Wait))
            return [];
        var kinds = new List<List<(int[] Places, int[] Slots)>>();
        foreach (var (entry, reach) in reached)
        {
            var own = reach.Where(place => reached.TrueForAll(other => other.Entry == entry || !other.Reach.Contains(place))).ToHashSet();
            if (!own.Contains(entry) || !own.All(IsSimple))
                continue;
            var places = InOrder(entry, own);
            var found = false;
            foreach (var kind in kinds)
            {
                if (SlotsOf(kind[0].Places, places) is not { } slots)
                    continue;
                if (kind.Count == 1)
                    kind[0] = (kind[0].Places, slots.First);
                kind.Add((places, slots.Second));
                found = true;
                break;
            }

            if (!found)
                kinds.Add([(places, [])]);
        }

        return kinds.Where(kind => kind.Count > 1).Select(kind => new AlikeBranches([.. kind.Select(branch => branch.Places)], [.. kind.Select(branch => branch.Slots)]));
    }

    private bool IsSimple(int place) => root.Children[place] is { Children.Length: 0, Touches: 0 } plan && (plan.Kind is PlanKind.Pass or PlanKind.PassByOne or PlanKind.Wait
        || (plan.Kind == PlanKind.FlowFork && plan.PortsAreKnown));

    /// <summary>What connections that close no loop lead to.</summary>
    private HashSet<int> Reach(int entry)
    {
        var found = new HashSet<int> { entry };
        var open = new Stack<int>([entry]);
        while (open.TryPop(out var place))
        {
            foreach (var way in flow.Outbound(place).Where(way => flow.ForwardInbound(flow.Targets[way]).Contains(way)))
            {
                if (found.Add(flow.Targets[way]))
                    open.Push(flow.Targets[way]);
            }
        }

        return found;
    }

    private int[] InOrder(int entry, HashSet<int> own)
    {
        List<int> places = [entry];
        for (var i = 0; i < places.Count; i++)
            places.AddRange(flow.Outbound(places[i]).Select(way => flow.Targets[way]).Where(target => own.Contains(target) && !places.Contains(target)).Distinct());
        return [.. places];
    }

    /// <summary>The bits of the tokens of two branches, one beside the other; null where the two can't change places.</summary>
    private (int[] First, int[] Second)? SlotsOf(int[] one, int[] other)
    {
        if (one.Length != other.Length || !one.Zip(other).All(pair => IsAlike(root.Children[pair.First], root.Children[pair.Second])))
            return null;
        var map = Enumerable.Range(0, root.Children.Length).ToArray();
        for (var i = 0; i < one.Length; i++)
            (map[one[i]], map[other[i]]) = (other[i], one[i]);
        if (WaysOf(map) is not { } ways || !Enumerable.Range(0, map.Length).All(place => KeepsItsWays(place, map, ways)))
            return null;

        var slots = new Dictionary<int, int>();
        for (var way = 0; way < ways.Length; way++)
        {
            if (slots.TryAdd(flow.Slots[way], flow.Slots[ways[way]]) || slots[flow.Slots[way]] == flow.Slots[ways[way]])
                continue;
            return null;
        }

        var inFirst = Enumerable.Range(0, ways.Length).Where(way => one.Contains(flow.Sources[way]) || one.Contains(flow.Targets[way]))
            .Select(way => flow.Slots[way]).Distinct().Where(slot => slots[slot] != slot).ToArray();
        return (inFirst, [.. inFirst.Select(slot => slots[slot])]);
    }

    private bool IsAlike(ActivityPlan one, ActivityPlan other) => one.Kind == other.Kind && one.Ports.SequenceEqual(other.Ports)
        && one.PortsAreKnown == other.PortsAreKnown && one.IsTerminal == other.IsTerminal && one.IsHuman == other.IsHuman && one.Watched == other.Watched
        && flow.Modes[one.Place] == flow.Modes[other.Place];

    /// <summary>By connection: the one in its place when the branches have changed theirs; null where one has none. The fork's ports count for nothing.</summary>
    private int[]? WaysOf(int[] map)
    {
        var ways = new int[flow.Connections.Length];
        for (var way = 0; way < ways.Length; way++)
        {
            var (source, target, port) = (map[flow.Sources[way]], map[flow.Targets[way]], flow.Connections[way].SourcePort);
            ways[way] = Enumerable.Range(0, ways.Length).Where(other => flow.Sources[other] == source && flow.Targets[other] == target
                && (source == fork.Place || flow.Connections[other].SourcePort == port)).DefaultIfEmpty(-1).First();
            if (ways[way] < 0)
                return null;
        }

        return ways.Distinct().Count() == ways.Length ? ways : null;
    }

    private bool KeepsItsWays(int place, int[] map, int[] ways)
    {
        bool Same(IEnumerable<int> these, IEnumerable<int> those) => these.Order().SequenceEqual(those.Order());
        var inOrder = flow.Outbound(place).Select(way => ways[way]);
        return (place == fork.Place ? Same(inOrder, flow.Outbound(place)) : inOrder.SequenceEqual(flow.Outbound(map[place])))
            && Same(flow.Inbound(place).Select(way => ways[way]), flow.Inbound(map[place]))
            && Same(flow.ForwardInbound(place).Select(way => ways[way]), flow.ForwardInbound(map[place]))
            && Same(flow.ForwardSources[place].Select(source => map[source]), flow.ForwardSources[map[place]])
            && Same(flow.Ancestors[place].Select(source => map[source]), flow.Ancestors[map[place]]);
    }
}
