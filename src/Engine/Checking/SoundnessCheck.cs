namespace BaseWorkflows.Engine;

/// <summary>
/// Judges a definition by all its states: every run can end, nothing waits for ever, nothing ends while work remains, every
/// activity can come, every outcome leads somewhere, no circle without a wait in it.
/// </summary>
public static class SoundnessCheck
{
    /// <summary>What is wrong, in the order of the rules; empty for a sound definition that was explored completely.</summary>
    public static IReadOnlyList<SoundnessFinding> Judge(WorkflowDefinition definition, StateSpace space)
    {
        List<SoundnessFinding> findings = [];
        var circle = EndlessBurst(space);
        if (circle is { } found)
            findings.Add(Circle(definition, space.Around(found.State, found.Around)));
        findings.AddRange(Stuck(space));
        if (space.IsComplete)
        {
            findings.AddRange(NeverEnding(definition, space));
            findings.AddRange(DeadActivities.Of(definition, space, [.. findings.Select(finding => finding.ActivityId)]));
        }

        findings.AddRange(Nearest(space, NoticeKind.BeginsTwice).Select(near => Doubled(near.Notice, near.Path)));
        findings.AddRange(Nearest(space, NoticeKind.EndsWithWorkLeft).Select(near => WorkLeft(near.Notice, near.Path)));
        findings.AddRange(Nearest(space, NoticeKind.LeadsNowhere).Select(near => Nowhere(near.Notice, near.Path)));
        findings.AddRange(Nearest(space, NoticeKind.PilesUp).Take(1).Select(near => PiledUp(near.Notice, near.Path)));
        if (!space.IsComplete)
        {
            findings.Add(new("soundness.bound_reached", false, null, new(
                $"流程的状态太多，只检查了 {space.Count} 个，其余的没有检查。请减少并行分支，或者把一部分放进子流程。",
                $"The route has too many states: {space.Count} were checked, the rest was not. Use fewer parallel branches, or put a part of it into a route of its own."), []));
        }

        return findings;
    }

    /// <summary>The states from which no run comes to an end, though they are not stuck and no burst goes round in a circle.</summary>
    internal static IReadOnlyList<int> Trapped(StateSpace space, IReadOnlyCollection<int> circling)
    {
        var back = space.Edges.ToLookup(edge => edge.To, edge => edge.From);
        var reaches = new bool[space.Count];
        var open = new Stack<int>(Enumerable.Range(0, space.Count).Where(state =>
            space.KindOf(state) is SpaceStateKind.Ended or SpaceStateKind.Faulted or SpaceStateKind.Stuck or SpaceStateKind.NotExplored || circling.Contains(state)));
        while (open.TryPop(out var state))
        {
            if (reaches[state])
                continue;
            reaches[state] = true;
            foreach (var before in back[state])
                open.Push(before);
        }

        return [.. Enumerable.Range(0, space.Count).Where(state => !reaches[state])];
    }

    /// <summary>A circle of states within one burst, told as a state on it and the edges around; null where there is none.</summary>
    internal static (int State, IReadOnlyList<SpaceEdge> Around, IReadOnlyList<int> All)? EndlessBurst(StateSpace space)
    {
        IEnumerable<SpaceEdge> Within(int state) => space.From(state).Where(edge => !edge.IsBounded && space.KindOf(edge.To) == SpaceStateKind.InBurst);
        var inBurst = Enumerable.Range(0, space.Count).Where(state => space.KindOf(state) == SpaceStateKind.InBurst).ToList();

        // What has no way on, or none into the rest, is on no circle; what remains leads to one.
        var remaining = inBurst.ToHashSet();
        for (var changed = true; changed;)
            changed = remaining.RemoveWhere(state => !Within(state).Any(edge => remaining.Contains(edge.To))) > 0;
        if (remaining.Count == 0)
            return null;

        (int State, List<SpaceEdge> Around)? best = null;
        foreach (var start in remaining.Order().Take(200))
        {
            if (Round(start) is { } around && (best is null || space.DistanceTo(start) + around.Count < space.DistanceTo(best.Value.State) + best.Value.Around.Count))
                best = (start, around);
        }

        return best is { } circle ? (circle.State, circle.Around, [.. remaining]) : null;

        List<SpaceEdge>? Round(int start)
        {
            var from = new Dictionary<int, SpaceEdge>();
            var queue = new Queue<int>([start]);
            while (queue.TryDequeue(out var state))
            {
                foreach (var edge in Within(state).Where(edge => !from.ContainsKey(edge.To)))
                {
                    from[edge.To] = edge;
                    if (edge.To != start)
                    {
                        queue.Enqueue(edge.To);
                        continue;
                    }

                    List<SpaceEdge> around = [];
                    for (var at = start; around.Count == 0 || at != start; at = from[at].From)
                        around.Insert(0, from[at]);
                    return around;
                }
            }

            return null;
        }
    }

    private static SoundnessFinding Circle(WorkflowDefinition definition, IReadOnlyList<RunStep> around)
    {
        var activity = around.Select(step => definition.Find(step.ActivityId)).FirstOrDefault(one => one is not null);
        return new("soundness.endless_circle", true, activity?.Id, new(
            $"从{Zh(activity)}起有一个回路，其中没有人工环节，也没有等待：系统会不停地绕下去。请在回路上放一个人工环节或等待。",
            $"From {En(activity)} the route goes round in a circle without a person or a wait in it: it would run on and on. Put a step for somebody, or a wait, on it."),
            around);
    }

    private static IEnumerable<SoundnessFinding> Stuck(StateSpace space)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var state in StatesOf(space, SpaceStateKind.Stuck))
        {
            var way = space.WayTo(state);
            var held = space.Standing[state].Select(plan => space.NameAt(way, Own(plan))).Distinct().ToList();
            var joins = held.Where(node => Flowchart.ModeOf(node) is MergeMode.Merge or MergeMode.Converge).ToList();
            foreach (var node in (joins.Count > 0 ? joins : held).Where(node => told.Add(node.Id)))
            {
                var steps = space.StepsThatShow(way, run => run.Held?.Any(plan => Own(plan) == node) == true ? run.Steps.Count : null);
                List<RunStep> path = [.. StateSpace.Told(steps), new(node.Id, null)];
                yield return joins.Count > 0
                    ? new("soundness.starved_join", true, node.Id, new(
                        $"{Zh(node)}要等所有分支到齐，但有的分支不会来：流程会永远停在这里。",
                        $"{En(node)} waits for all branches, and one of them does not come: the route would stand there for ever."), path)
                    : new("soundness.waits_forever", true, node.Id, new(
                        $"流程会停在{Zh(node)}之前，再也没有人能让它继续。",
                        $"The route would stop before {En(node)}, and nobody could make it go on."), path);
            }

            if (held.Count == 0 && told.Add(""))
            {
                yield return new("soundness.waits_forever", true, null, new("流程会停住，再也没有人能让它继续。", "The route would stop, and nobody could make it go on."),
                    StateSpace.Told(space.StepsThatShow(way, run => run.Held is [] ? run.Steps.Count : null)));
            }
        }
    }

    private static IEnumerable<SoundnessFinding> NeverEnding(WorkflowDefinition definition, StateSpace space)
    {
        var trapped = Trapped(space, EndlessBurst(space)?.All ?? []).ToHashSet();
        if (trapped.Count == 0)
            yield break;
        var nearest = trapped.MinBy(space.DistanceTo);
        var way = space.WayTo(nearest);
        var path = StateSpace.Told(space.StepsThatShow(way, run => run.State is { } state && trapped.Contains(state) ? run.Steps.Count : null));
        var standing = trapped.Where(space.Standing.ContainsKey).OrderBy(space.DistanceTo).Select(state => (State: state, Plan: space.Standing[state].FirstOrDefault(plan => plan.IsOwn)))
            .FirstOrDefault(one => one.Plan is not null);
        var activity = standing.Plan is null ? null : space.NameAt(space.WayTo(standing.State), standing.Plan.Node);
        yield return new("soundness.never_ends", true, activity?.Id, new(
            $"流程走到{Zh(activity ?? definition.Root)}以后，无论怎样办理都到不了结束。请给它一条通往结束的路。",
            $"Once the route has come to {En(activity ?? definition.Root)}, no decision leads to an end any more. Give it a way to one."),
            activity is null ? path : [.. path, new RunStep(activity.Id, null)]);
    }

    private static SoundnessFinding WorkLeft(SpaceNotice notice, IReadOnlyList<RunStep> path) => new(
        "soundness.ends_with_work_left", notice.Plan.Kind != PlanKind.Finish, Own(notice.Plan).Id, new(
            $"走到{Zh(Own(notice.Plan))}时还有别的分支没有办完，它们会被悄悄取消。请先汇合各分支。",
            $"At {En(Own(notice.Plan))} other branches are not done yet; they would be cancelled in silence. Join the branches first."), path);

    private static SoundnessFinding Nowhere(SpaceNotice notice, IReadOnlyList<RunStep> path) => new(
        "soundness.outcome_leads_nowhere", true, Own(notice.Plan).Id, new(
            $"{Zh(Own(notice.Plan))}的出口“{notice.Outcome}”没有接到任何环节。",
            $"The way '{notice.Outcome}' out of {En(Own(notice.Plan))} leads nowhere."), path);

    private static SoundnessFinding PiledUp(SpaceNotice notice, IReadOnlyList<RunStep> path) => new(
        "soundness.piles_up", true, Own(notice.Plan).Id, new(
            $"{Zh(Own(notice.Plan))}会越积越多：它还没有办完，流程又一次次回到它这里。请在回路上先汇合各分支。",
            $"{En(Own(notice.Plan))} piles up: the route comes to it again and again before it is done. Join the branches before the way back."), path);

    private static SoundnessFinding Doubled(SpaceNotice notice, IReadOnlyList<RunStep> path) => new(
        "soundness.begins_twice", true, Own(notice.Plan).Id, new(
            $"{Zh(Own(notice.Plan))}有几个出口同时通到同一个环节：从那里起，每个环节都会被重复办理。请在各分支里放上环节，或者删去空的分支。",
            $"Several ways out of {En(Own(notice.Plan))}, taken at once, lead to the same step: from there on everything would be done more than once. Put steps into the branches or remove the empty ones."),
        path);

    /// <summary>Where orders were left out, what had been seen before in every order may be nearer.</summary>
    private static IEnumerable<(SpaceNotice Notice, IReadOnlyList<RunStep> Path)> Nearest(StateSpace space, NoticeKind kind) =>
        new[] { space.Near, space }.OfType<StateSpace>()
            .SelectMany(one => one.Notices.Where(notice => notice.Kind == kind).Select(notice => (Notice: notice, Path: one.PathTo(notice))))
            .GroupBy(one => (Own(one.Notice.Plan).Id, one.Notice.Outcome)).Select(group => group.MinBy(one => one.Path.Count)).OrderBy(one => one.Path.Count);

    /// <summary>The activity of the definition itself: where the fault lies in one that is used as an activity, the place of its use.</summary>
    private static ActivityNode Own(ActivityPlan plan)
    {
        while (!plan.IsOwn && plan.Parent is { } parent)
            plan = parent;
        return plan.Node;
    }

    private static IEnumerable<int> StatesOf(StateSpace space, SpaceStateKind kind) =>
        Enumerable.Range(0, space.Count).Where(state => space.KindOf(state) == kind).OrderBy(space.DistanceTo);

    internal static string Zh(ActivityNode? activity) => activity is null ? "流程" : $"“{activity.DisplayText}”";

    internal static string En(ActivityNode? activity) => activity is null ? "the route" : $"'{activity.DisplayText}'";
}
