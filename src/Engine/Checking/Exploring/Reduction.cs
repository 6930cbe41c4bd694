namespace BaseWorkflows.Engine;

/// <summary>
/// Finds a waiting activity that may be looked at alone, because nothing that the others can do without it meets what
/// completing it does (a persistent set of one). The others are looked at in the states that follow.
/// </summary>
internal sealed class Reduction
{
    private readonly Sum[] sums;
    private readonly int[] ranks;
    private int ranked;

    public Reduction(IReadOnlyList<ActivityPlan> plans)
    {
        // Children have higher numbers than their containers.
        sums = new Sum[plans.Count];
        for (var i = plans.Count - 1; i >= 0; i--)
        {
            sums[i] = plans[i].Children.Aggregate(
                new Sum(plans[i].Touches, plans[i].IsWatched, plans[i].Kind is PlanKind.Finish or PlanKind.Complete or PlanKind.Break or PlanKind.Fault),
                (sum, child) => sum.With(sums[child.Index]));
        }

        ranks = new int[plans.Count];
        Rank(plans[0]);
    }

    /// <summary>What may be looked at alone, one after the other, and at last all together.</summary>
    /// <remarks>One branch is led to its end before the next one begins: turn by turn there would be far more states.</remarks>
    public IEnumerable<List<LiveActivity>> Groups(List<LiveActivity> waiting)
    {
        if (waiting.Count > 1)
        {
            foreach (var live in waiting.OrderBy(live => ranks[live.Plan.Index]).Where(IsAlone))
                yield return [live];
        }

        yield return waiting;
    }

    /// <summary>Numbers activities in the order of a walk that follows each branch to its end.</summary>
    private void Rank(ActivityPlan plan)
    {
        ranks[plan.Index] = ++ranked;
        if (plan.Flow is { Start: >= 0 } flow)
            Follow(flow.Start);
        foreach (var child in plan.Children.Where(child => ranks[child.Index] == 0))
            Rank(child);

        void Follow(int place)
        {
            if (ranks[plan.Children[place].Index] > 0)
                return;
            Rank(plan.Children[place]);
            foreach (var way in flow.Outbound(place))
                Follow(flow.Targets[way]);
        }
    }

    private bool IsAlone(LiveActivity leaf)
    {
        for (var live = leaf; live.Parent is { } container; live = container)
        {
            if (container.Children.Count > 1 && Meets(container, live))
                return false;
        }

        return true;
    }

    private bool Meets(LiveActivity container, LiveActivity mine)
    {
        var others = container.Children.Where(child => child != mine).ToList();
        if (others.Exists(other => other.Plan == mine.Plan))
            return true;
        if (container.Plan.Kind == PlanKind.Flowchart)
        {
            var burst = Walk(container, [mine], throughWaits: false);
            var future = Walk(container, others, throughWaits: true);
            return burst.Sum.Meets(future.Sum) || Array.Exists(burst.Places, place => future.Has[place]);
        }

        return (container.Plan.Kind == PlanKind.Fork && container.Plan.Node.Json.Text("joinMode") == "WaitAny")
            || others.Exists(other => sums[mine.Plan.Index].Meets(sums[other.Plan.Index]));
    }

    /// <summary>
    /// The places of a flowchart whose tokens or activities can be touched from these: within one burst, or in all that can
    /// follow while nothing else there goes on. A join is passed only where every token lies ready or comes from these.
    /// </summary>
    private (Sum Sum, int[] Places, bool[] Has) Walk(LiveActivity flowchart, List<LiveActivity> from, bool throughWaits)
    {
        var (flow, plans, tokens) = (flowchart.Plan.Flow!, flowchart.Plan.Children, flowchart.Tokens!);
        var (touched, passed) = (new bool[plans.Length], new bool[plans.Length]);
        var sum = default(Sum);
        var walk = new Queue<int>();
        foreach (var live in from)
            Pass(live.Plan.Place);
        while (walk.TryDequeue(out var place))
        {
            foreach (var way in flow.Outbound(place))
            {
                var target = flow.Targets[way];
                touched[target] = true;
                foreach (var source in flow.Modes[target] == MergeMode.Stream ? flow.ForwardSources[target] : flow.Ancestors[target])
                    touched[source] = true;
                if (!passed[target] && IsReady(target))
                    Pass(target);
            }
        }

        return (sum, [.. Enumerable.Range(0, plans.Length).Where(place => touched[place])], touched);

        void Pass(int place)
        {
            touched[place] = passed[place] = true;
            var plan = plans[place];
            sum = sum.With(sums[plan.Index]) with { Escapes = sum.Escapes || sums[plan.Index].Escapes || plan.IsTerminal };
            if (throughWaits || plan.Kind != PlanKind.Wait || from.Exists(live => live.Plan.Place == place))
                walk.Enqueue(place);
        }

        bool IsReady(int target) => flow.Modes[target] switch
        {
            MergeMode.Merge => AllReady(flow.ForwardInbound(target)),
            MergeMode.Converge => AllReady(flow.Inbound(target)),
            _ => true,
        };

        bool AllReady(int[] ways) => ways.Length <= 1 || Array.TrueForAll(ways, way => flow.Holds(tokens, way) || passed[flow.Sources[way]]);
    }

    /// <summary>What an activity with all inside it may do beyond its place: to variables, to what the caller watches, to containers around it.</summary>
    private readonly record struct Sum(ulong Touches, bool IsWatched, bool Escapes)
    {
        public Sum With(Sum other) => new(Touches | other.Touches, IsWatched || other.IsWatched, Escapes || other.Escapes);

        public bool Meets(Sum other) => Escapes || other.Escapes || (Touches & other.Touches) != 0 || (IsWatched && other.IsWatched);
    }
}
