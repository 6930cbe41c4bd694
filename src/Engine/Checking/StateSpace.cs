namespace BaseWorkflows.Engine;

/// <summary>A completion on the way of a run: the activity and the port by which it was left; null where the run stops at it.</summary>
public sealed record RunStep(string ActivityId, string? Outcome);

/// <summary>A completion as it was found, in the definition itself or in one that is used as an activity.</summary>
/// <param name="Activity">What completed.</param>
/// <param name="Outcome">A port by which it was left.</param>
/// <param name="IsOwn">Whether it stands in the explored definition itself, so that people see it there.</param>
public sealed record SpaceStep(ActivityNode Activity, string Outcome, bool IsOwn);

/// <summary>How a state goes on.</summary>
public enum SpaceStateKind
{
    /// <summary>In the middle of a burst: a condition is open.</summary>
    InBurst,

    /// <summary>Waits for people, timers or events.</summary>
    Waiting,

    /// <summary>The workflow has ended.</summary>
    Ended,

    /// <summary>Nothing can ever happen again, though it has not ended.</summary>
    Stuck,

    /// <summary>An activity fails on purpose; what administrators then do is not explored.</summary>
    Faulted,

    /// <summary>Not looked at, since a bound was reached.</summary>
    NotExplored,
}

/// <summary>From one state to the next.</summary>
/// <param name="From">The state.</param>
/// <param name="To">The next.</param>
/// <param name="Steps">What completes on the way, in order.</param>
/// <param name="IsBounded">Whether one burst can't go this way for ever: it takes an item of a list, or time.</param>
public sealed record SpaceEdge(int From, int To, IReadOnlyList<SpaceStep> Steps, bool IsBounded)
{
    /// <summary>The choices that were made on it.</summary>
    internal IReadOnlyList<Move> Moves { get; init; } = [];

    /// <summary>What the branches of the next state are called when one comes this way.</summary>
    internal int[]? Renaming { get; init; }
}

/// <summary>Limits of an exploration.</summary>
public sealed record StateSpaceLimits
{
    /// <summary>States until which every order of concurrent steps is looked at.</summary>
    public int StatesInFull { get; init; } = 1_000;

    /// <summary>States until which an exploration goes on that leaves out orders which make no difference.</summary>
    public int States { get; init; } = 15_000;

    /// <summary>Activities that may run at the same time.</summary>
    public int Running { get; init; } = 100;
}

/// <summary>
/// Every state that a definition can come into, and how: what <see cref="StateSpaceExplorer"/> has found. State 0 is the start.
/// </summary>
public sealed partial class StateSpace
{
    private readonly List<SpaceEdge> edges = [];
    private readonly List<List<int>> outgoing = [];
    private readonly List<SpaceStateKind> kinds = [];
    private readonly List<int> parents = [];
    private readonly Dictionary<(NoticeKind Kind, int Plan, string? Outcome), (SpaceNotice Notice, int Distance)> notices = [];

    private readonly BranchSymmetry? symmetry;
    private readonly PathShortener? shortener;

    internal StateSpace(BranchSymmetry? symmetry, StateSpace? near, PathShortener? shortener)
    {
        this.symmetry = symmetry;
        this.shortener = shortener;
        Near = near;
    }

    /// <summary>How many states there are.</summary>
    public int Count => kinds.Count;

    /// <summary>Whether all of them were looked at.</summary>
    public bool IsComplete { get; internal set; } = true;

    /// <summary>Whether orders of steps were left out that make no difference.</summary>
    public bool IsReduced => shortener is not null;

    /// <summary>Where orders were left out: what had been seen before, nearest first and in every order.</summary>
    public StateSpace? Near { get; }

    /// <summary>All edges.</summary>
    public IReadOnlyList<SpaceEdge> Edges => edges;

    /// <summary>The activities of the definition that some run begins, by id.</summary>
    public IReadOnlySet<string> Begun { get; internal set; } = new HashSet<string>();

    /// <summary>What is worth telling, for each activity and port the nearest.</summary>
    internal IEnumerable<SpaceNotice> Notices => notices.Values.OrderBy(best => best.Distance)
        .SelectMany(best => symmetry?.Alike(best.Notice.Plan).Select(alike => best.Notice with { Plan = alike, Found = best.Notice.Plan }) ?? [best.Notice])
        .DistinctBy(notice => (notice.Kind, notice.Plan.Index, notice.Outcome));

    /// <summary>How a state goes on.</summary>
    public SpaceStateKind KindOf(int state) => kinds[state];

    /// <summary>The ways on from a state.</summary>
    public IEnumerable<SpaceEdge> From(int state) => outgoing[state].Select(edge => edges[edge]);

    /// <summary>What stands at a state: where tokens wait for more of them, what waits. Kept for states in which something is to be told.</summary>
    internal Dictionary<int, IReadOnlyList<ActivityPlan>> Standing { get; } = [];

    internal void Note(SpaceNotice notice, int distance)
    {
        var about = (notice.Kind, notice.Plan.Index, notice.Outcome);
        if (!notices.TryGetValue(about, out var best) || distance < best.Distance)
            notices[about] = (notice, distance);
    }

    internal int Add()
    {
        kinds.Add(SpaceStateKind.NotExplored);
        outgoing.Add([]);
        parents.Add(-1);
        return kinds.Count - 1;
    }

    internal void Set(int state, SpaceStateKind kind) => kinds[state] = kind;

    internal void SetParent(int state, int edge) => parents[state] = edge;

    internal int Connect(SpaceEdge edge)
    {
        edges.Add(edge);
        outgoing[edge.From].Add(edges.Count - 1);
        return edges.Count - 1;
    }
}

/// <summary>Something that happens on the way from a state.</summary>
internal sealed record SpaceNotice(NoticeKind Kind, ActivityPlan Plan, string? Outcome, SpaceEdge Way)
{
    /// <summary>Where it was found: the same place of a branch that is alike.</summary>
    public ActivityPlan Found { get; init; } = Plan;
}
