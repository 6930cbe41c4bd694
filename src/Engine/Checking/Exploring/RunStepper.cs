namespace BaseWorkflows.Engine;

/// <summary>
/// The rules of the engine on states of the explorer: what a completion does to tokens, containers and the queue. It follows
/// <see cref="BurstRun"/> and the activities step by step; the property tests hold the two together.
/// </summary>
internal sealed partial class RunStepper(KnownValues values, Choices choices, bool[] begun)
{
    private RunState state = null!;
    private List<SpaceStep> steps = null!;
    private List<Notice> notices = null!;

    /// <summary>The state before anything has been executed.</summary>
    public static RunState Start(ActivityPlan root, int[] values)
    {
        var state = new RunState { Values = values };
        state.Root = Schedule(state, root, null);
        return state;
    }

    /// <summary>The ways in which the burst may go on.</summary>
    public IReadOnlyList<Alternative> Next(RunState now) => now.Iterating is { } loop ? choices.Round(loop, now) : choices.Begin(now.Queue[0], now);

    /// <summary>Carries out one of <see cref="Next"/>, or completes what has waited, and notes what that did.</summary>
    public void Take(RunState now, Alternative alternative, LiveActivity? resumed, List<SpaceStep> done, List<Notice> told)
    {
        (state, steps, notices) = (now, done, told);
        LiveActivity live;
        if (resumed is not null)
        {
            live = resumed;
            live.IsWaiting = false;
        }
        else if (now.Iterating is { } loop)
        {
            live = loop;
            now.Iterating = null;
        }
        else
        {
            live = now.Queue[0];
            now.Queue.RemoveAt(0);
            begun[live.Plan.Index] = true;
            if (Begins(live))
                return;
        }

        if (alternative.Memory is { } memory)
            live.Memory = memory;
        if (alternative.Waits)
        {
            live.IsWaiting = true;
            return;
        }

        foreach (var plan in alternative.Schedules ?? [])
            Schedule(state, plan, live);
        if (alternative.Outcomes is { } outcomes)
            Complete(live, outcomes);
    }

    /// <summary>What ends or fails more than itself; true where that was all.</summary>
    private bool Begins(LiveActivity live)
    {
        switch (live.Plan.Kind)
        {
            case PlanKind.Fault:
                live.IsFaulted = true;
                return true;
            case PlanKind.Finish:
                Note(live, ["Done"]);
                NoteWorkLeft(live, state.Root!);
                EndAll();
                return true;
            case PlanKind.Complete:
                CompleteScope(live);
                return true;
            case PlanKind.Break:
                for (var container = live.Parent; container is not null && container.Plan.Kind != PlanKind.Composite; container = container.Parent)
                {
                    container.IsBreaking = true;
                    if (container.Plan.IsLoop)
                        break;
                }

                return false;
            case PlanKind.Flowchart:
                live.Tokens = new ulong[live.Plan.Flow!.Words];
                return false;
            default:
                return false;
        }
    }

    private void CompleteScope(LiveActivity inner)
    {
        var scope = inner.Parent;
        while (scope is not null && scope.Plan.Kind != PlanKind.Composite)
            scope = scope.Parent;
        NoteWorkLeft(inner, scope ?? state.Root!);
        if (scope is null)
        {
            Note(inner, ["Done"]);
            EndAll();
            return;
        }

        var outcomes = inner.Plan.Node.Input("outcomes") is null ? ["Done"] : ValueReading.ListOf(inner.Plan.Node, "outcomes") is { Count: > 0 } list ? list : ["Done"];
        foreach (var child in scope.Children.ToList())
            Cancel(child);
        Complete(scope, outcomes);
    }

    private void Complete(LiveActivity live, IReadOnlyList<string> outcomes)
    {
        while (true)
        {
            if (live.IsEnded)
                return;
            values.Write(live.Plan, state.Values);
            while (live.Children.Count > 0)
                Cancel(live.Children[0]);
            Remove(live);
            Note(live, outcomes);
            if (live.Parent is not { } parent)
            {
                EndAll();
                return;
            }

            if (ChildCompleted(parent, live, outcomes) is not { } ends)
                return;
            (live, outcomes) = (parent, ends);
        }
    }

    /// <summary>What a container does when an activity in it has completed; the outcomes where it completes itself.</summary>
    private string[]? ChildCompleted(LiveActivity parent, LiveActivity child, IReadOnlyList<string> outcomes)
    {
        switch (parent.Plan.Kind)
        {
            case PlanKind.Flowchart:
                return TokensMove(parent, child, outcomes);
            case PlanKind.Sequence:
                var activities = parent.Plan.Port("activities");
                if (parent.IsBreaking || child.Plan.IsTerminal || ++parent.Memory >= activities.Length)
                    return ["Done"];
                Schedule(state, activities[parent.Memory], parent);
                return null;
            case PlanKind.If or PlanKind.Composite:
                return ["Done"];
            case PlanKind.Fork:
                var any = parent.Plan.Node.Json.Text("joinMode") == "WaitAny";
                if (parent.Children.Count > 0 && parent.IsBreaking && !any)
                    notices.Add(new(NoticeKind.EndsWithWorkLeft, child.Plan, null, steps.Count));
                return parent.IsBreaking || parent.Children.Count == 0 || any ? ["Done"] : null;
            case PlanKind.ParallelForEach:
                if (parent.Children.Count > 0 && parent.IsBreaking)
                    notices.Add(new(NoticeKind.EndsWithWorkLeft, child.Plan, null, steps.Count));
                return parent.IsBreaking || parent.Children.Count == 0 ? ["Done"] : null;
            case PlanKind.Parallel or PlanKind.Switch:
                return parent.Children.Count == 0 ? ["Done"] : null;
            default:
                if (parent.IsBreaking)
                    return ["Done"];
                state.Iterating = parent;
                return null;
        }
    }

    /// <summary>Looks for anything but the ending activity and what contains it.</summary>
    private void NoteWorkLeft(LiveActivity ending, LiveActivity scope)
    {
        var around = new HashSet<LiveActivity>();
        for (var live = ending; live is not null; live = live.Parent)
            around.Add(live);
        foreach (var live in scope.SelfAndDescendants())
        {
            var remains = !around.Contains(live) || (live.Tokens is { } tokens && Enumerable.Range(0, live.Plan.Flow!.Connections.Length)
                .Any(way => live.Plan.Flow.Holds(tokens, way) && !around.Any(inner => inner.Parent == live && inner.Plan.Place == live.Plan.Flow.Targets[way])));
            if (!remains)
                continue;
            notices.Add(new(NoticeKind.EndsWithWorkLeft, ending.Plan, null, steps.Count));
            return;
        }
    }

    private void EndAll()
    {
        state.Root = null;
        state.Queue.Clear();
        state.Iterating = null;
        state.Count = 0;
    }

    private void Cancel(LiveActivity live)
    {
        while (live.Children.Count > 0)
            Cancel(live.Children[0]);
        Remove(live);
    }

    private void Remove(LiveActivity live)
    {
        live.IsEnded = true;
        live.Parent?.Children.Remove(live);
        state.Queue.Remove(live);
        if (ReferenceEquals(state.Iterating, live))
            state.Iterating = null;
        state.Count--;
    }

    private static LiveActivity Schedule(RunState state, ActivityPlan plan, LiveActivity? parent)
    {
        var live = new LiveActivity(plan, parent);
        parent?.Add(live);
        state.Queue.Add(live);
        state.Count++;
        return live;
    }

    // The root's own end is the run's end, and no step of it.
    private void Note(LiveActivity live, IReadOnlyList<string> outcomes)
    {
        if (live.Parent is not null)
            steps.AddRange(outcomes.Select(outcome => new SpaceStep(live.Plan.Node, outcome, live.Plan.IsOwn)));
    }
}
