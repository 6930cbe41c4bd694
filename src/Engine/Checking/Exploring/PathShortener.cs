namespace BaseWorkflows.Engine;

/// <summary>A choice that was made on a way: what waited and how it was completed, or which way a condition went.</summary>
internal sealed record Move(ActivityPlan Plan, Alternative Alternative);

/// <summary>
/// Strips a run of what it does not take. Where orders of steps are left out, a run to a state may lead through branches that have
/// nothing to do with it: each burst is left out in turn, the last first, and what remains is run again by the engine's rules.
/// </summary>
internal sealed class PathShortener(RunStepper stepper, Func<RunState> start, Func<RunState, SpaceRun> look)
{
    /// <summary>The completions of the shortest run found; null where none was found that is shorter.</summary>
    /// <param name="bursts">The choices of the run, burst by burst.</param>
    /// <param name="length">How many completions it has.</param>
    /// <param name="shows">How many completions of a run show what it is told for; null where it does not.</param>
    public List<SpaceStep>? Shorten(List<List<Move>> bursts, int length, Func<SpaceRun, int?> shows)
    {
        // The states before each burst stay what they are, since what is left out comes after them.
        var before = new List<Point>();
        Point? at = new(start(), [], []);
        foreach (var burst in bursts)
        {
            if (at is null)
                return null;
            before.Add(at);
            at = Play(at, burst);
        }

        List<SpaceStep>? best = null;
        var kept = new List<List<Move>>();
        for (var i = bursts.Count - 1; i >= 1; i--)
        {
            at = before[i];
            foreach (var burst in kept)
                at = at is null ? null : Play(at, burst);
            if (at is not null && Run(at) is var run && shows(run) is { } count && count < (best?.Count ?? length))
                best = [.. run.Steps.Take(count)];
            else
                kept.Insert(0, bursts[i]);
        }

        return best;
    }

    private SpaceRun Run(Point at) => look(at.State) with { Steps = at.Steps, Notices = at.Notices };

    private Point? Play(Point from, List<Move> moves)
    {
        var (state, steps, notices) = (from.State.Copy(), new List<SpaceStep>(from.Steps), new List<Notice>(from.Notices));
        var next = 0;
        if (!state.IsInBurst)
        {
            if (moves.Count == 0 || state.Leaves().Find(live => live.Plan == moves[0].Plan) is not { } live)
                return null;
            stepper.Take(state, moves[next++].Alternative, live, steps, notices);
        }

        for (var more = 0; state.IsInBurst; more++)
        {
            var ways = stepper.Next(state);
            Alternative? way = ways is [var only] ? only : null;
            if (next < moves.Count && moves[next].Plan == state.Next && ways.FirstOrDefault(other => IsSame(other, moves[next].Alternative)) is { } chosen)
                (way, next) = (chosen, next + 1);
            if (way is null || more > LongestBurst || state.IsPiledUp)
                return null;
            stepper.Take(state, way, null, steps, notices);
        }

        return new Point(state, steps, notices);
    }

    private const int LongestBurst = 400;

    private static bool IsSame(Alternative one, Alternative other) => one.Memory == other.Memory
        && (one.Outcomes ?? []).SequenceEqual(other.Outcomes ?? []) && one.Outcomes is null == other.Outcomes is null
        && (one.Schedules ?? []).SequenceEqual(other.Schedules ?? []) && one.Schedules is null == other.Schedules is null;

    private sealed record Point(RunState State, List<SpaceStep> Steps, List<Notice> Notices);
}
