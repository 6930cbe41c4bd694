namespace BaseWorkflows.Engine;

/// <summary>
/// Finds a waiting activity that may be looked at alone, because nothing that the others can do without it meets what
/// completing it does (a persistent set of one). The others are looked at in the states that follow.
/// </summary>
internal sealed class Reduction
{
    private readonly Sum[] sums;
    private readonly int[] ranks;
    private readonly WatchedSteps watched;
    private readonly FlowWalk burst = new();
    private readonly FlowWalk future = new();
    private readonly Reached?[] bursts;
    private readonly Reached?[] futures;
    private int ranked;

    public Reduction(IReadOnlyList<ActivityPlan> plans, WatchedSteps watched)
    {
        this.watched = watched;
        // Children have higher numbers than their containers.
        sums = new Sum[plans.Count];
        for (var i = plans.Count - 1; i >= 0; i--)
        {
            sums[i] = plans[i].Children.Aggregate(
                new Sum(plans[i].Touches, plans[i].Watched, plans[i].Kind is PlanKind.Finish or PlanKind.Complete or PlanKind.Break or PlanKind.Fault),
                (sum, child) => sum.With(sums[child.Index]));
        }

        (bursts, futures, ranks) = (new Reached?[plans.Count], new Reached?[plans.Count], new int[plans.Count]);
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
        foreach (var other in container.Children)
        {
            if (other != mine && other.Plan == mine.Plan)
                return true;
        }

        if (container.Plan.Kind == PlanKind.Flowchart)
        {
            // Mostly they meet in any case, which is told by what was found out once for each activity.
            var own = Least(mine.Plan, throughWaits: false);
            foreach (var other in container.Children)
            {
                if (other != mine && Least(other.Plan, throughWaits: true) is var theirs && (Meets(container, own.Sum, theirs.Sum) || own.Overlaps(theirs)))
                    return true;
            }

            var one = burst.Of(container, child => child == mine, throughWaits: false, sums);
            var all = future.Of(container, child => child != mine, throughWaits: true, sums);
            return Meets(container, one, all) || burst.Overlaps(future);
        }

        return (container.Plan.Kind == PlanKind.Fork && container.Plan.Node.Json.Text("joinMode") == "WaitAny")
            || container.Children.Exists(other => other != mine && Meets(container, sums[mine.Plan.Index], sums[other.Plan.Index]));
    }

    private Reached Least(ActivityPlan plan, bool throughWaits)
    {
        ref var known = ref (throughWaits ? futures : bursts)[plan.Index];
        return known ??= future.Least(plan.Parent!, plan.Place, throughWaits, sums);
    }

    private bool Meets(LiveActivity container, Sum mine, Sum others) => mine.Escapes || (others.Escapes && !MayBeCutOffLater(container, mine))
        || (mine.Touches & others.Touches) != 0 || watched.OrderMatters(mine.Watched, others.Watched);

    /// <summary>
    /// Whether it makes no difference that others end the run before this or after it: what they end is the whole run, nobody asks
    /// whether this was done, and work is left there either way.
    /// </summary>
    private static bool MayBeCutOffLater(LiveActivity container, Sum mine) =>
        container is { Parent: null, Plan.Kind: PlanKind.Flowchart } && mine is { Vanishes: false, Watched: 0 };
}
