using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Routes.Lawfulness;

/// <summary>Looks for the shortest run that breaks a rule: a walk through pairs of a route's state and the rule's.</summary>
internal static class PathSearch
{
    /// <summary>A run that breaks a rule.</summary>
    /// <param name="At">The step that must not come there; null where it is the end.</param>
    /// <param name="State">The rule's state before it.</param>
    /// <param name="Path">The run.</param>
    internal sealed record Found(ActivityNode? At, ulong State, IReadOnlyList<RunStep> Path);

    /// <summary>A shortest run that breaks the rule; null where none does. What was seen in every order is nearer than what was not.</summary>
    public static Found? Break(PathRule rule, StateSpace space)
    {
        var found = Nearest(rule, space);
        return space.Near is { } near && Nearest(rule, near) is { } nearer && (found is null || nearer.Path.Count < found.Path.Count) ? nearer : found;
    }

    private static Found? Nearest(PathRule rule, StateSpace space)
    {
        var start = (0, 0UL);
        var from = new Dictionary<(int State, ulong Rule), ((int State, ulong Rule) Before, SpaceEdge? By)> { [start] = (start, null) };
        var distance = new Dictionary<(int State, ulong Rule), int> { [start] = 0 };
        var queue = new PriorityQueue<(int State, ulong Rule), int>([(start, 0)]);
        var numbers = new Dictionary<(ActivityNode Activity, string Outcome), int[]>();
        (IReadOnlyList<SpaceEdge> Way, int Length)? best = null;
        while (queue.TryDequeue(out var at, out var length))
        {
            if (length > distance[at] || (best is { } known && known.Length <= length))
                continue;
            if (space.KindOf(at.State) == SpaceStateKind.Ended && !rule.MayEnd(at.Rule))
                best = (WayTo(at), length);
            foreach (var edge in space.From(at.State))
                Follow(at, edge, length);
        }

        if (best is null)
            return null;
        var steps = space.StepsThatShow(best.Value.Way, run => Broken(run.Steps, run.IsEnded)?.Count);
        var broken = Broken(steps, true)!.Value;
        return new Found(broken.At, broken.State, StateSpace.Told(steps));

        void Follow((int State, ulong Rule) at, SpaceEdge edge, int length)
        {
            var state = at.Rule;
            for (var i = 0; i < edge.Steps.Count; i++)
            {
                foreach (var number in NumbersOf(edge.Steps[i]))
                {
                    if (rule.After(state, number) is { } next)
                    {
                        state = next;
                        continue;
                    }

                    if (best is null || length + i + 1 < best.Value.Length)
                        best = ([.. WayTo(at), edge with { Steps = [.. edge.Steps.Take(i + 1)] }], length + i + 1);
                    return;
                }
            }

            var (to, far) = ((edge.To, state), length + edge.Steps.Count);
            if (distance.TryGetValue(to, out var nearer) && nearer <= far)
                return;
            distance[to] = far;
            from[to] = (at, edge);
            queue.Enqueue(to, far);
        }

        // After how many completions of a run the rule is broken, where, and what it then knows.
        (int Count, ActivityNode? At, ulong State)? Broken(IReadOnlyList<SpaceStep> run, bool isEnded)
        {
            var state = 0UL;
            for (var i = 0; i < run.Count; i++)
            {
                foreach (var number in NumbersOf(run[i]))
                {
                    if (rule.After(state, number) is not { } next)
                        return (i + 1, run[i].Activity, state);
                    state = next;
                }
            }

            return isEnded && !rule.MayEnd(state) ? (run.Count, null, state) : null;
        }

        int[] NumbersOf(SpaceStep step)
        {
            if (!numbers.TryGetValue((step.Activity, step.Outcome), out var found))
                numbers[(step.Activity, step.Outcome)] = found = [.. Enumerable.Range(0, rule.Steps.Count).Where(number => rule.Steps[number].Is(step))];
            return found;
        }

        List<SpaceEdge> WayTo((int State, ulong Rule) at)
        {
            var way = new Stack<SpaceEdge>();
            for (; from[at].By is { } edge; at = from[at].Before)
                way.Push(edge);
            return [.. way];
        }
    }
}
