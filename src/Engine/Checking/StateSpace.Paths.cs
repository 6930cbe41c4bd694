namespace BaseWorkflows.Engine;

/// <summary>How runs are told: by the names of the branches that they go through, and without what they do not take.</summary>
public sealed partial class StateSpace
{
    /// <summary>The edges of a shortest way to a state.</summary>
    public IReadOnlyList<SpaceEdge> WayTo(int state)
    {
        var way = new Stack<SpaceEdge>();
        for (var edge = parents[state]; edge >= 0; edge = parents[edges[edge].From])
            way.Push(edges[edge]);
        return [.. way];
    }

    /// <summary>How many completions a shortest way to a state has, as people see them.</summary>
    public int DistanceTo(int state) => WayTo(state).Sum(edge => edge.Steps.Count(step => step.IsOwn));

    /// <summary>Steps as people see them; what a definition used as an activity does inside is its own affair.</summary>
    public static IReadOnlyList<RunStep> Told(IEnumerable<SpaceStep> steps) =>
        [.. steps.Where(step => step.IsOwn).Select(step => new RunStep(step.Activity.Id, step.Outcome))];

    /// <summary>
    /// What completes along a way, as far as it takes to show something. Where orders were left out, so are the steps of other
    /// branches that it does not take.
    /// </summary>
    /// <param name="way">The way, from the start to where it shows.</param>
    /// <param name="shows">How many completions of a run show it; null where the run does not.</param>
    public IReadOnlyList<SpaceStep> StepsThatShow(IReadOnlyList<SpaceEdge> way, Func<SpaceRun, int?> shows) => StepsThatShow(way, null, shows);

    /// <summary>A shortest run to an activity, up to where it begins; null where no run is known to leave it.</summary>
    public IReadOnlyList<RunStep>? PathTo(ActivityNode activity)
    {
        var alike = symmetry?.Alike(activity).ToHashSet() ?? [activity];
        (SpaceEdge Edge, int Length)? best = null;
        foreach (var edge in edges)
        {
            for (var i = 0; i < edge.Steps.Count; i++)
            {
                if (!alike.Contains(edge.Steps[i].Activity))
                    continue;
                if (DistanceTo(edge.From) + i is var length && (best is null || length < best.Value.Length))
                    best = (edge with { Steps = [.. edge.Steps.Take(i + 1)] }, length);
                break;
            }
        }

        if (best is not { } nearest)
            return null;
        List<SpaceEdge> way = [.. WayTo(nearest.Edge.From), nearest.Edge];
        var steps = StepsThatShow(way, Swap(way, nearest.Edge.Steps[^1].Activity, activity), run => CountTo(run.Steps, step => step.Activity == activity));
        return [.. Told(steps.SkipLast(1)), new RunStep(activity.Id, null)];
    }

    /// <summary>A shortest run that stands at an activity which it does not leave; null where none does.</summary>
    internal IReadOnlyList<RunStep>? PathToStanding(ActivityNode activity)
    {
        foreach (var state in Standing.Keys.OrderBy(DistanceTo))
        {
            var way = WayTo(state);
            if (Standing[state].Any(plan => NameAt(way, plan.Node) == activity))
                return [.. Told(StepsThatShow(way, _ => null)), new RunStep(activity.Id, null)];
        }

        return null;
    }

    /// <summary>A shortest run that shows a notice, and who it is about.</summary>
    internal IReadOnlyList<RunStep> PathTo(SpaceNotice notice)
    {
        List<SpaceEdge> way = [.. WayTo(notice.Way.From), notice.Way];
        return Told(StepsThatShow(way, Swap(way, notice.Found.Node, notice.Plan.Node), run => run.Notices
            .Where(found => (found.Kind, found.Plan, found.Outcome) == (notice.Kind, notice.Plan, notice.Outcome)).Select(found => (int?)found.After).FirstOrDefault()));
    }

    /// <summary>What completes on a circle of edges around a state.</summary>
    internal IReadOnlyList<RunStep> Around(int state, IReadOnlyList<SpaceEdge> edges)
    {
        var way = WayTo(state);
        return Told(StepsThatShow([.. way, .. edges], _ => null).Skip(way.Sum(edge => edge.Steps.Count)));
    }

    /// <summary>What an activity of a state is called where one comes to it on this way.</summary>
    internal ActivityNode NameAt(IReadOnlyList<SpaceEdge> way, ActivityNode node) => Rename(new SpaceStep(node, "", true), way.Aggregate((int[]?)null, Next)).Activity;

    /// <summary>The first step of which something is true, counted from 1.</summary>
    internal static int? CountTo(IReadOnlyList<SpaceStep> steps, Func<SpaceStep, bool> isIt)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (isIt(steps[i]))
                return i + 1;
        }

        return null;
    }

    private int[]? Swap(IReadOnlyList<SpaceEdge> way, ActivityNode found, ActivityNode wanted) =>
        symmetry?.Swap(NameAt([.. way.SkipLast(1)], found), wanted);

    private List<SpaceStep> StepsThatShow(IReadOnlyList<SpaceEdge> way, int[]? renaming, Func<SpaceRun, int?> shows)
    {
        var (steps, bursts, map) = (new List<SpaceStep>(), new List<List<Move>> { new() }, renaming);
        foreach (var edge in way)
        {
            if (kinds[edge.From] == SpaceStateKind.Waiting)
                bursts.Add([]);
            steps.AddRange(edge.Steps.Select(step => Rename(step, map)));
            bursts[^1].AddRange(edge.Moves.Select(move => move with { Plan = symmetry?.Rename(move.Plan, map) ?? move.Plan }));
            map = Next(map, edge);
        }

        return shortener?.Shorten(bursts, steps.Count, shows) ?? steps;
    }

    private int[]? Next(int[]? renaming, SpaceEdge edge) => symmetry?.Compose(renaming, edge.Renaming);

    private SpaceStep Rename(SpaceStep step, int[]? renaming) => symmetry?.Rename(step, renaming) ?? step;
}

/// <summary>A run, as it is tried out again.</summary>
/// <param name="Steps">What completes, in order.</param>
/// <param name="IsEnded">Whether it has ended.</param>
public sealed record SpaceRun(IReadOnlyList<SpaceStep> Steps, bool IsEnded)
{
    internal IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>Where it is stuck, what is held there; null where it is not.</summary>
    internal IReadOnlyList<ActivityPlan>? Held { get; init; }

    /// <summary>The state that it has come to, where that is one of the explored ones.</summary>
    internal int? State { get; init; }
}
