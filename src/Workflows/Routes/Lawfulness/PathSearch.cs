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

    /// <summary>A shortest run that breaks the rule; null where none does.</summary>
    public static Found? Break(PathRule rule, StateSpace space)
    {
        var start = (0, 0UL);
        var from = new Dictionary<(int State, ulong Rule), ((int State, ulong Rule) Before, SpaceEdge? By)> { [start] = (start, null) };
        var distance = new Dictionary<(int State, ulong Rule), int> { [start] = 0 };
        var queue = new PriorityQueue<(int State, ulong Rule), int>([(start, 0)]);
        var numbers = new Dictionary<(ActivityNode Activity, string Outcome), int[]>();
        (Found Found, int Length)? best = null;
        while (queue.TryDequeue(out var at, out var length))
        {
            if (length > distance[at] || (best is { } known && known.Length <= length))
                continue;
            if (space.KindOf(at.State) == SpaceStateKind.Ended && !rule.MayEnd(at.Rule))
                best = (new Found(null, at.Rule, PathTo(at, [])), length);
            foreach (var edge in space.From(at.State))
                Follow(at, edge, length);
        }

        return best?.Found;

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
                        best = (new Found(edge.Steps[i].Activity, state, PathTo(at, edge.Steps.Take(i + 1))), length + i + 1);
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

        int[] NumbersOf(SpaceStep step)
        {
            if (!numbers.TryGetValue((step.Activity, step.Outcome), out var found))
                numbers[(step.Activity, step.Outcome)] = found = [.. Enumerable.Range(0, rule.Steps.Count).Where(number => rule.Steps[number].Is(step))];
            return found;
        }

        IReadOnlyList<RunStep> PathTo((int State, ulong Rule) at, IEnumerable<SpaceStep> last)
        {
            var way = new Stack<SpaceEdge>();
            for (; from[at].By is { } edge; at = from[at].Before)
                way.Push(edge);
            return StateSpace.Told([.. way.SelectMany(edge => edge.Steps), .. last]);
        }
    }

    /// <summary>A shortest run to an activity; empty where none is known.</summary>
    public static IReadOnlyList<RunStep> To(ActivityNode activity, StateSpace space)
    {
        IReadOnlyList<RunStep>? best = null;
        foreach (var edge in space.Edges.Where(edge => edge.Steps.Any(step => step.Activity == activity)).DistinctBy(edge => edge.From))
        {
            IReadOnlyList<RunStep> path = [.. space.PathTo(edge.From), .. StateSpace.Told(edge.Steps.TakeWhile(step => step.Activity != activity)), new(activity.Id, null)];
            if (best is null || path.Count < best.Count)
                best = path;
        }

        return best ?? [];
    }
}
