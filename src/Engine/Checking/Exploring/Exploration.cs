namespace BaseWorkflows.Engine;

/// <summary>One walk through the states of a definition, the nearest first.</summary>
internal sealed class Exploration
{
    private const int LongestChain = 16;

    private readonly StateSpace space = new();
    private readonly StateSpaceLimits limits;
    private readonly PlanBuilder builder;
    private readonly KnownValues values;
    private readonly Choices choices;
    private readonly RunStepper stepper;
    private readonly ActivityPlan root;
    private readonly bool[] begun;
    private readonly Reduction? reduction;
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly List<RunState?> open = [];
    private readonly List<int> distances = [];
    private readonly List<bool> isClosed = [];
    private readonly PriorityQueue<int, int> queue = new();

    public Exploration(
        ActivityCatalog catalog, WorkflowDefinition definition, Func<ActivityNode, bool> isWatched, IReadOnlySet<string> untracked,
        StateSpaceLimits limits, bool isReduced)
    {
        this.limits = limits;
        builder = new PlanBuilder(catalog, isWatched);
        root = builder.Build(definition);
        values = new KnownValues(catalog, definition, untracked);
        foreach (var plan in builder.Plans)
            plan.Touches = values.TouchedBy(plan);
        choices = new Choices(values);
        begun = new bool[builder.Plans.Count];
        stepper = new RunStepper(values, choices, begun);
        reduction = isReduced ? new Reduction(builder.Plans) : null;
        space.IsReduced = isReduced;
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
        space.Begun = builder.Plans.Where(plan => plan.IsOwn && begun[plan.Index]).Select(plan => plan.Node.Id).ToHashSet(StringComparer.Ordinal);
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
        if (waiting.Count == 0 || state.Root.SelfAndDescendants().Any(live => live.IsFaulted))
        {
            space.Set(at, waiting.Count == 0 && !state.Root.SelfAndDescendants().Any(live => live.IsFaulted) ? SpaceStateKind.Stuck : SpaceStateKind.Faulted);
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
            space.Note(new(notice.Kind, notice.Plan, notice.Outcome, at, [.. steps.Take(notice.After)]), distances[at] + notice.After);
        return Reach(state, at, distances[at] + steps.Count, steps, isBounded);
    }

    private bool Reach(RunState state, int from, int distance, List<SpaceStep>? steps = null, bool isBounded = false)
    {
        var key = state.Key();
        if (!known.TryGetValue(key, out var at))
        {
            known[key] = at = space.Add();
            open.Add(state);
            distances.Add(int.MaxValue);
            isClosed.Add(false);
        }

        var edge = from < 0 ? -1 : space.Connect(new SpaceEdge(from, at, steps!, isBounded));
        if (distance < distances[at] && !isClosed[at])
        {
            distances[at] = distance;
            space.SetParent(at, edge);
            queue.Enqueue(at, distance);
        }

        return !isClosed[at];
    }

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
