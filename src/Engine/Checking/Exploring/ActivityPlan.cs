namespace BaseWorkflows.Engine;

/// <summary>How the explorer sees an activity: by what it does to the flow, not by what it is for.</summary>
internal enum PlanKind
{
    /// <summary>Completes at once.</summary>
    Pass,

    /// <summary>Completes at once by one of its ports.</summary>
    PassByOne,

    /// <summary>Waits, then completes by one of its ports.</summary>
    Wait,

    /// <summary>Either of the two; only a run can tell.</summary>
    PassOrWait,
    Decision,
    FlowSwitch,
    FlowFork,
    Finish,
    Complete,
    Fault,
    Break,
    SetVariable,
    Flowchart,
    Sequence,
    If,
    Switch,
    Fork,
    Parallel,
    While,
    For,
    ForEach,
    ParallelForEach,
    Composite,
}

/// <summary>An activity made ready for exploring. A definition used as an activity is laid out at each place where it is used.</summary>
internal sealed class ActivityPlan
{
    /// <summary>Unique among the plans of one exploration, from 0.</summary>
    public required int Index { get; init; }

    public required ActivityNode Node { get; init; }

    public required PlanKind Kind { get; init; }

    public required ActivityPlan? Parent { get; init; }

    /// <summary>The place among the children of its container.</summary>
    public required int Place { get; init; }

    /// <summary>Whether it belongs to the explored definition itself, not to one that is used as an activity.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>The ports by which it may be left.</summary>
    public required IReadOnlyList<string> Ports { get; init; }

    /// <summary>Whether the ports are all that can be, so that one without a connection is a mistake.</summary>
    public required bool PortsAreKnown { get; init; }

    public required bool IsTerminal { get; init; }

    /// <summary>Whether people do it.</summary>
    public required bool IsHuman { get; init; }

    /// <summary>As what it is watched (<see cref="WatchedSteps"/>), one bit each.</summary>
    public required ulong Watched { get; init; }

    /// <summary>Variables (by their number) that it may read or write.</summary>
    public ulong Touches { get; set; }

    public ActivityPlan[] Children { get; set; } = [];

    /// <summary>How it goes on once it has waited; found when first asked for.</summary>
    public IReadOnlyList<Alternative>? Resumes { get; set; }

    /// <summary>The connections, where it is a flowchart.</summary>
    public FlowPlan? Flow { get; set; }

    public ActivityPlan[] Port(string name) => [.. Node.Port(name).Select(node => Array.Find(Children, child => ReferenceEquals(child.Node, node))!)];

    public ActivityPlan? ChildOf(ActivityNode? node) => node is null ? null : Array.Find(Children, child => ReferenceEquals(child.Node, node));

    public bool IsLoop => Kind is PlanKind.While or PlanKind.For or PlanKind.ForEach or PlanKind.ParallelForEach;

    public IEnumerable<ActivityPlan> SelfAndDescendants() => Children.SelectMany(child => child.SelfAndDescendants()).Prepend(this);
}

/// <summary>A flowchart made ready for exploring: its connections by number, so that tokens are bits.</summary>
internal sealed class FlowPlan
{
    private readonly int[][] outbound;
    private readonly int[][] inbound;
    private readonly int[][] forwardInbound;
    private readonly bool[] circling;

    public FlowPlan(ActivityNode flowchart, ActivityPlan[] children)
    {
        var places = children.ToDictionary(child => child.Node.Id, child => child.Place, StringComparer.Ordinal);
        Connections = [.. flowchart.Connections.Distinct().Where(way => places.ContainsKey(way.SourceActivity) && places.ContainsKey(way.TargetActivity))];
        Sources = [.. Connections.Select(way => places[way.SourceActivity])];
        Targets = [.. Connections.Select(way => places[way.TargetActivity])];
        Modes = [.. children.Select(child => Flowchart.ModeOf(child.Node))];
        Slots = SlotsOf(Targets, Modes);
        Words = (Slots.DefaultIfEmpty(-1).Max() + 64) / 64;
        Start = Flowchart.StartOf(flowchart, null) is { } start ? places[start.Id] : -1;
        var number = Connections.Select((way, i) => (way, i)).ToDictionary(pair => pair.way, pair => pair.i);
        var graph = Start < 0 ? null : FlowGraph.Of(flowchart, children[Start].Node.Id);
        int[] Numbers(IEnumerable<Connection>? ways) => [.. (ways ?? []).Where(number.ContainsKey).Select(way => number[way]).Distinct()];
        outbound = [.. children.Select(child => Numbers(graph?.Outbound(child.Node.Id)))];
        inbound = [.. children.Select(child => Numbers(graph?.Inbound(child.Node.Id)))];
        forwardInbound = [.. children.Select(child => Numbers(graph?.ForwardInbound(child.Node.Id)))];
        circling = [.. children.Select(child => Circles(child.Place, children))];
        ForwardSources = [.. forwardInbound.Select(ways => ways.Select(way => Sources[way]).Distinct().ToArray())];
        Ancestors = [.. children.Select(child => Modes[child.Place] == MergeMode.Race && graph is not null
            ? graph.Ancestors(child.Node.Id).Where(places.ContainsKey).Select(id => places[id]).ToArray()
            : [])];
    }

    public Connection[] Connections { get; }

    public int[] Sources { get; }

    public int[] Targets { get; }

    public MergeMode[] Modes { get; }

    /// <summary>The place of the first activity; -1 where the flowchart is empty.</summary>
    public int Start { get; }

    /// <summary>How many words its tokens take.</summary>
    public int Words { get; }

    /// <summary>
    /// By connection: the bit that stands for a token on it. Only an activity that waits for all its connections asks on which
    /// of them tokens lie; with all others the connections share one bit, so that states which go on alike are one.
    /// </summary>
    public int[] Slots { get; }

    /// <summary>By place: the sources of forward connections.</summary>
    public int[][] ForwardSources { get; }

    /// <summary>By place: what leads to it, where it is a race.</summary>
    public int[][] Ancestors { get; }

    public int[] Outbound(int place) => outbound[place];

    public int[] Inbound(int place) => inbound[place];

    public int[] ForwardInbound(int place) => forwardInbound[place];

    /// <summary>Whether a token stays somewhere behind an activity, whichever way it takes: no way leads nowhere or round in a circle without a wait.</summary>
    public bool LeavesToken(ActivityPlan plan) => plan is { PortsAreKnown: true, Children.Length: 0 } && !circling[plan.Place]
        && plan.Ports.All(port => Array.Exists(outbound[plan.Place], way => Connections[way].SourcePort == port));

    public bool Holds(ulong[] tokens, int way) => (tokens[Slots[way] >> 6] >> Slots[way] & 1) == 1;

    public void Put(ulong[] tokens, int way) => tokens[Slots[way] >> 6] |= 1UL << Slots[way];

    public void Clear(ulong[] tokens, int way) => tokens[Slots[way] >> 6] &= ~(1UL << Slots[way]);

    private bool Circles(int place, ActivityPlan[] children)
    {
        var found = new HashSet<int>();
        var open = new Stack<int>([place]);
        while (open.TryPop(out var at))
        {
            foreach (var target in outbound[at].Select(way => Targets[way]).Where(target => children[target].Kind != PlanKind.Wait && found.Add(target)))
                open.Push(target);
        }

        return found.Contains(place);
    }

    private static int[] SlotsOf(int[] targets, MergeMode[] modes)
    {
        var slots = new int[targets.Length];
        var shared = new Dictionary<int, int>();
        var next = 0;
        for (var way = 0; way < targets.Length; way++)
        {
            if (modes[targets[way]] is MergeMode.Merge or MergeMode.Converge)
                slots[way] = next++;
            else if (!shared.TryGetValue(targets[way], out slots[way]))
                shared[targets[way]] = slots[way] = next++;
        }

        return slots;
    }
}
