using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>
/// In which ways an activity may go on: conditions both ways unless their value is known, every outcome of what waits, loops
/// over lists that nobody knows for no item, one and any number.
/// </summary>
internal sealed class Choices(KnownValues values)
{
    private const int MostExactRounds = 3;
    private const int MostCombinations = 6;

    private static readonly string[] Bounds = ["start", "end", "step", "outerBoundInclusive"];

    /// <summary>Whether there was a choice with so many combinations that not all were looked at.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>How it may begin, in the order of its ports. Never empty.</summary>
    public IReadOnlyList<Alternative> Begin(LiveActivity live, RunState state)
    {
        var plan = live.Plan;
        switch (plan.Kind)
        {
            case PlanKind.Wait:
                return [new(null, null)];
            case PlanKind.PassOrWait:
                return [new(null, null), .. plan.Ports.Select(port => Alternative.Completes(port) with { IsBounded = true })];
            case PlanKind.PassByOne:
                return [.. plan.Ports.Select(port => Alternative.Completes(port))];
            case PlanKind.Decision:
                return ByFlag(live, state, Alternative.Completes("True"), Alternative.Completes("False"));
            case PlanKind.FlowFork:
                return plan.PortsAreKnown ? [new Alternative([.. plan.Ports], null)] : Combinations(plan.Ports);
            case PlanKind.FlowSwitch:
                return [.. Matching(live, state).Select(cases => cases.Count == 0
                    ? Alternative.Completes("Default")
                    : Alternative.Completes([.. cases.Select(item => item.Label)]))];
            case PlanKind.Flowchart:
                return [plan.Flow!.Start < 0 ? Alternative.Done : Alternative.Starts(plan.Children[plan.Flow.Start])];
            case PlanKind.Sequence:
                return [Alternative.Starts([.. plan.Port("activities").Take(1)])];
            case PlanKind.If:
                return ByFlag(live, state, Alternative.Starts([.. plan.Port("then").Take(1)]), Alternative.Starts([.. plan.Port("else").Take(1)]));
            case PlanKind.Switch:
                return [.. Matching(live, state).Select(cases => Alternative.Starts(cases.Count == 0
                    ? plan.Port("default")
                    : [.. cases.Select(item => plan.ChildOf(item.Activity)).OfType<ActivityPlan>()]))];
            case PlanKind.Fork:
                return [Alternative.Starts(plan.Port("branches"))];
            case PlanKind.Parallel:
                return [Alternative.Starts(plan.Port("activities"))];
            case PlanKind.ParallelForEach:
                return Several(live, state);
            case PlanKind.Composite:
                return [Alternative.Starts(plan.Children)];
            default:
                return plan.IsLoop ? Round(live, state) : [Alternative.Done];
        }
    }

    /// <summary>Whether a loop goes another round.</summary>
    public IReadOnlyList<Alternative> Round(LiveActivity live, RunState state)
    {
        if (live.Plan.Port("body") is not [var body, ..])
            return [Alternative.Done];
        if (live.Plan.Kind == PlanKind.While)
            return ByFlag(live, state, Alternative.Starts(body), Alternative.Done, defaults: false);

        var again = Alternative.Starts(body) with { IsBounded = true };
        return CountOf(live, state) switch
        {
            { } count when count <= MostExactRounds => live.Memory < count ? [again with { Memory = live.Memory + 1 }] : [Alternative.Done],
            not null when live.Memory == 0 => [again with { Memory = 1 }],
            _ => [again, Alternative.Done],
        };
    }

    /// <summary>The ports of what has waited; an outcome of people each.</summary>
    public static IReadOnlyList<Alternative> Resume(LiveActivity live) => live.Plan.Resumes ??= [.. live.Plan.Ports.Select(port => Alternative.Completes(port))];

    // Copies of one body don't know of each other, so that two stand for any number.
    private Alternative[] Several(LiveActivity live, RunState state)
    {
        if (live.Plan.Port("body") is not [var body, ..])
            return [Alternative.Done];
        Alternative[] all = [Alternative.Done, Alternative.Starts(body), Alternative.Starts(body, body)];
        return CountOf(live, state) is { } count ? [all[Math.Min(count, 2)]] : all;
    }

    private int? CountOf(LiveActivity live, RunState state)
    {
        if (live.Plan.Kind != PlanKind.For)
            return values.Input(live.Plan, "items", state.Values) is { IsKnown: true } items ? (ValueConversion.ToList(items.Value) as JsonArray)?.Count ?? 0 : null;

        var bounds = Array.ConvertAll(Bounds, name => values.Input(live.Plan, name, state.Values));
        if (Array.Exists(bounds, bound => !bound.IsKnown))
            return null;
        var (start, end) = (ValueConversion.AsNumber(bounds[0].Value) ?? 0, ValueConversion.AsNumber(bounds[1].Value) ?? 0);
        var step = ValueConversion.AsNumber(bounds[2].Value) ?? 1;
        var inclusive = ValueConversion.AsFlag(bounds[3].Value) ?? true;
        var count = 0;
        for (var current = start; count <= MostExactRounds && ((step >= 0 ? current < end : current > end) || (inclusive && current == end)); current += step)
            count++;
        return count;
    }

    private IReadOnlyList<Alternative> ByFlag(LiveActivity live, RunState state, Alternative yes, Alternative no, bool defaults = true)
    {
        if (!defaults && live.Plan.Node.Input("condition") is null)
            return [no];
        return values.Input(live.Plan, "condition", state.Values) is { IsKnown: true } known
            ? [ValueConversion.AsFlag(known.Value) == true ? yes : no]
            : [yes, no];
    }

    /// <summary>The sets of cases that may hold together.</summary>
    private IEnumerable<IReadOnlyList<SwitchCase>> Matching(LiveActivity live, RunState state)
    {
        var mode = values.Input(live.Plan, "mode", state.Values);
        var all = mode.IsKnown && ValueConversion.AsString(mode.Value) == "MatchAny";
        List<List<SwitchCase>> found = [[]];
        List<IReadOnlyList<SwitchCase>> first = [];
        foreach (var item in live.Plan.Node.Cases)
        {
            if (item.Condition is null)
                continue;
            var holds = values.Evaluate(live.Plan, item.Condition, state.Values);
            if (holds.IsKnown && ValueConversion.AsFlag(holds.Value) != true)
                continue;
            first.Add([item]);
            if (!all && holds.IsKnown)
                return first;
            if (found.Count >= 1 << MostCombinations)
            {
                IsCutOff = true;
                continue;
            }

            List<List<SwitchCase>> with = [.. found.Select(list => (List<SwitchCase>)[.. list, item])];
            found = holds.IsKnown ? with : [.. found, .. with];
        }

        if (all)
            return found;
        if (!mode.IsKnown)
            return [.. found];
        return [.. first, []];
    }

    private Alternative[] Combinations(IReadOnlyList<string> ports)
    {
        if (ports.Count > MostCombinations)
        {
            IsCutOff = true;
            return [new([.. ports], null)];
        }

        return [.. Enumerable.Range(0, 1 << ports.Count).Select(set => new Alternative([.. ports.Where((_, i) => (set >> i & 1) == 1)], null))];
    }
}
