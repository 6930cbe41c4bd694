namespace BaseWorkflows.Engine;

/// <content>What a completion does to the tokens of its flowchart, and what that starts.</content>
internal sealed partial class RunStepper
{
    private const int FewAtOnce = 6;

    private string[]? TokensMove(LiveActivity flowchart, LiveActivity child, IReadOnlyList<string> outcomes)
    {
        var (flow, tokens, place) = (flowchart.Plan.Flow!, flowchart.Tokens!, child.Plan.Place);
        if (child.Plan.IsTerminal)
        {
            if (flowchart.Children.Count > 0 || Enumerable.Range(0, flow.Connections.Length).Any(way => flow.Holds(tokens, way) && flow.Targets[way] != place))
                notices.Add(new(NoticeKind.EndsWithWorkLeft, child.Plan, null, steps.Count));
            return ["Done"];
        }

        foreach (var way in flow.Inbound(place))
            flow.Clear(tokens, way);
        var active = new List<int>();
        foreach (var way in flow.Outbound(place))
        {
            if (outcomes.Contains(flow.Connections[way].SourcePort))
                active.Add(way);
        }

        NoteDeadEnds(child, flow, active, outcomes);
        var targets = new List<int>();
        var races = new List<int>();
        foreach (var way in active)
        {
            flow.Put(tokens, way);
            var target = flow.Targets[way];
            if (flow.Modes[target] != MergeMode.Race)
                targets.Add(target);
            else if (!races.Contains(target))
                races.Add(target);
        }

        targets.AddRange(races);
        foreach (var (index, target) in targets.Index())
        {
            if (flow.Modes[target] == MergeMode.Race)
                CancelAncestors(flowchart, flow, target);

            if (!MayStart(flow, tokens, target))
                continue;
            if (flow.Modes[target] != MergeMode.Cascade && targets.IndexOf(target) < index)
                notices.Add(new(NoticeKind.BeginsTwice, child.Plan, null, steps.Count));
            var plan = Schedule(state, flowchart.Plan.Children[target], flowchart).Plan;
            if (flowchart.Children.Count(other => other.Plan == plan) <= Math.Max(FewAtOnce, (2 * flow.Inbound(target).Length) + 1))
                continue;
            state.IsPiledUp = true;
            notices.Add(new(NoticeKind.PilesUp, plan, null, steps.Count));
        }

        return flowchart.Children.Count == 0 && Array.TrueForAll(tokens, word => word == 0) ? ["Done"] : null;
    }

    private static bool MayStart(FlowPlan flow, ulong[] tokens, int target) => flow.Modes[target] switch
    {
        MergeMode.Merge => HoldAll(flow, flow.ForwardInbound(target), tokens),
        MergeMode.Converge => HoldAll(flow, flow.Inbound(target), tokens),
        MergeMode.Stream => !Array.Exists(flow.ForwardSources[target], source => Array.Exists(flow.Inbound(source), way => flow.Holds(tokens, way))),
        _ => true,
    };

    private static bool HoldAll(FlowPlan flow, int[] ways, ulong[] tokens) => ways.Length <= 1 || Array.TrueForAll(ways, way => flow.Holds(tokens, way));

    private void CancelAncestors(LiveActivity flowchart, FlowPlan flow, int target)
    {
        foreach (var child in flowchart.Children.Where(child => flow.Ancestors[target].Contains(child.Plan.Place)).ToList())
            Cancel(child);
        foreach (var way in flow.Ancestors[target].SelectMany(flow.Inbound))
            flow.Clear(flowchart.Tokens!, way);
    }

    private void NoteDeadEnds(LiveActivity child, FlowPlan flow, List<int> active, IReadOnlyList<string> outcomes)
    {
        var plan = child.Plan;
        if (!plan.PortsAreKnown || !(plan.IsHuman || plan.Kind is PlanKind.Decision or PlanKind.FlowSwitch or PlanKind.FlowFork || plan.Ports.Count > 1))
            return;
        foreach (var outcome in outcomes.Where(outcome => !active.Exists(way => flow.Connections[way].SourcePort == outcome)))
            notices.Add(new(NoticeKind.LeadsNowhere, plan, outcome, steps.Count));
    }
}
