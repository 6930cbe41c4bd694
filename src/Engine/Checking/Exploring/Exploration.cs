namespace BaseWorkflows.Engine;

/// <summary>One walk through the states of a definition, the nearest first.</summary>
internal sealed class Exploration
{
    private const int LongestChain = 16;

    private readonly StateSpace space;
    private readonly StateSpaceLimits limits;
    private readonly PlanBuilder builder;
    private readonly KnownValues values;
    private readonly Choices choices;
    private readonly RunStepper stepper;
    private readonly ActivityPlan root;
    private readonly bool[] begun;
    private readonly Reduction? reduction;
    private readonly BranchSymmetry? symmetry;
    private readonly StateKeys keys;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byKey =
        new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly List<RunState?> open = [];
    private readonly List<int> distances = [];
    private readonly List<bool> isClosed = [];
    private readonly List<int[]> orders = [];
    private readonly PriorityQueue<int, int> queue = new();

    public Exploration(
        ActivityCatalog catalog, WorkflowDefinition definition, Func<ActivityNode, IReadOnlyList<Watch>> watches, IReadOnlySet<string> untracked,
        StateSpaceLimits limits, StateSpace? near)
    {
        this.limits = limits;
        var watched = new WatchedSteps(watches);
        builder = new PlanBuilder(catalog, watched);
        root = builder.Build(definition);
        values = new KnownValues(catalog, definition, untracked);
        foreach (var plan in builder.Plans)
            plan.Touches = values.TouchedBy(plan);
        choices = new Choices(values);
        begun = new bool[builder.Plans.Count];
        stepper = new RunStepper(values, choices, begun);
        symmetry = BranchSymmetry.Of(root);
        keys = new StateKeys(symmetry);
        space = new StateSpace(symmetry, near, near is null ? null : new PathShortener(stepper, () => RunStepper.Start(root, values.AtStart), Look));
        reduction = near is null ? null : new Reduction(builder.Plans, watched);
    }

    /// <summary>A variable whose values never come to an end; the walk stopped because of it.</summary>
    public string? Endless => values.Endless;

    /// <summary>Whether there were more states than allowed.</summary>
    public bool RanOut { get; private set; }

    public StateSpace Run()
    {
        Reach(RunStepper.Start(root, values.AtStart), -1, 0);
        while (queue.TryDequeue(out var at, out _))
        {
            if (isClosed[at])
                continue;
            if (space.Count > (reduction is null ? limits.StatesInFull : limits.States))
            {
                RanOut = true;
                break;
            }

            if (values.Endless is not null)
                break;
            isClosed[at] = true;
            Expand(at, open[at]!);
            open[at] = null;
        }

        space.IsComplete = !RanOut && space.IsComplete && !choices.IsCutOff && !builder.IsCutOff;
        space.Begun = builder.Plans.Where(plan => plan.IsOwn && (begun[plan.Index] || symmetry?.Alike(plan).Any(alike => begun[alike.Index]) == true)).Select(plan => plan.Node.Id).ToHashSet(StringComparer.Ordinal);
        return space;
    }

    private void Expand(int at, RunState state)
    {
        if (state.Root is null)
        {
            space.Set(at, SpaceStateKind.Ended);
            return;
        }

        if (state.IsPiledUp || state.Count > limits.Running)
        {
            space.IsComplete = false;
            return;
        }

        if (state.IsInBurst)
        {
            space.Set(at, SpaceStateKind.InBurst);
            var ways = stepper.Next(state);
            foreach (var alternative in ways)
                Follow(at, state, null, alternative, ways.Count > 1 ? LongestChain : 0);
            return;
        }

        var waiting = state.Leaves();
        var isFaulted = state.Root.SelfAndDescendants().Any(live => live.IsFaulted);
        if (waiting.Count == 0 || isFaulted)
        {
            space.Set(at, isFaulted ? SpaceStateKind.Faulted : SpaceStateKind.Stuck);
            space.Standing[at] = [.. Held(state.Root)];
            return;
        }

        space.Set(at, SpaceStateKind.Waiting);
        space.Standing[at] = [.. waiting.Select(live => live.Plan)];
        foreach (var group in reduction?.Groups(waiting) ?? [waiting])
        {
            var isNew = false;
            foreach (var live in group)
            {
                foreach (var alternative in Choices.Resume(live))
                    isNew |= Follow(at, state, live, alternative, LongestChain);
            }

            // Where all of a group's steps lead back, another group has to be looked at, or its steps would be put off for ever.
            if (isNew)
                break;
        }
    }

    /// <summary>
    /// Goes one way until the next choice; tells whether a state was reached that has not been left yet. A long way without a
    /// choice may be a circle: then every step of it becomes a state.
    /// </summary>
    private bool Follow(int at, RunState from, LiveActivity? resumed, Alternative alternative, int longest)
    {
        var state = from.Copy();
        var steps = new List<SpaceStep>();
        var notices = new List<Notice>();
        List<Move> moves = longest == 0 ? [] : [new(resumed?.Plan ?? from.Next, alternative)];
        stepper.Take(state, alternative, resumed?.Twin, steps, notices);
        var isBounded = alternative.IsBounded;
        for (var chain = 0; state.IsInBurst && chain < longest && !state.IsPiledUp && state.Count <= limits.Running; chain++)
        {
            if (stepper.Next(state) is not [var only])
                break;
            isBounded |= only.IsBounded;
            stepper.Take(state, only, null, steps, notices);
        }

        foreach (var notice in notices)
            space.Note(new(notice.Kind, notice.Plan, notice.Outcome, new SpaceEdge(at, -1, [.. steps.Take(notice.After)], false) { Moves = moves }), distances[at] + notice.After);
        return Reach(state, at, distances[at] + steps.Count, steps, moves, isBounded);
    }

    private bool Reach(RunState state, int from, int distance, List<SpaceStep>? steps = null, List<Move>? moves = null, bool isBounded = false)
    {
        var key = keys.Of(state, out var order);
        if (!byKey.TryGetValue(key, out var at))
        {
            byKey[key] = at = space.Add();
            open.Add(state);
            distances.Add(int.MaxValue);
            isClosed.Add(false);
            orders.Add(order);
        }

        var edge = from < 0 ? -1 : space.Connect(new SpaceEdge(from, at, steps!, isBounded) { Moves = moves!, Renaming = symmetry?.Between(orders[at], order) });
        if (distance < distances[at] && !isClosed[at])
        {
            distances[at] = distance;
            space.SetParent(at, edge);
            queue.Enqueue(at, distance);
        }

        return !isClosed[at];
    }

    /// <summary>What is to be said of a state that a run has come to.</summary>
    private SpaceRun Look(RunState state) => new([], state.Root is null)
    {
        Held = state.Root is { } live && !state.IsInBurst && state.Leaves().Count == 0 && !live.SelfAndDescendants().Any(one => one.IsFaulted) ? [.. Held(live)] : null,
        State = byKey.TryGetValue(keys.Of(state, out _), out var at) ? at : null,
    };

    /// <summary>Where tokens lie in a state in which nothing runs: the activities that never get what they wait for.</summary>
    private static IEnumerable<ActivityPlan> Held(LiveActivity root)
    {
        foreach (var live in root.SelfAndDescendants().Where(live => live.Tokens is not null))
        {
            var flow = live.Plan.Flow!;
            for (var way = 0; way < flow.Connections.Length; way++)
            {
                var target = live.Plan.Children[flow.Targets[way]];
                if (flow.Holds(live.Tokens!, way) && !live.Children.Exists(child => child.Plan == target))
                    yield return target;
            }
        }
    }
}
