namespace BaseWorkflows.Engine;

/// <summary>What an activity with all inside it may do beyond its place: to variables, to what the caller watches, to containers around it.</summary>
internal readonly record struct Sum(ulong Touches, ulong Watched, bool Escapes)
{
    /// <summary>Whether it may leave nothing behind, or never come to rest.</summary>
    public bool Vanishes { get; init; }

    public Sum With(Sum other) => new(Touches | other.Touches, Watched | other.Watched, Escapes || other.Escapes) { Vanishes = Vanishes || other.Vanishes };
}

/// <summary>What a walk touches: its sum, and its places, one bit each.</summary>
internal sealed record Reached(Sum Sum, ulong[] Places)
{
    public bool Overlaps(Reached other)
    {
        for (var word = 0; word < Places.Length; word++)
        {
            if ((Places[word] & other.Places[word]) != 0)
                return true;
        }

        return false;
    }
}

/// <summary>
/// The places of a flowchart whose tokens or activities can be touched from some of its activities: within one burst, or in all that
/// can follow while nothing else there goes on. A join is passed only where every token lies ready or comes from these.
/// </summary>
internal sealed class FlowWalk
{
    private readonly Stack<int> open = new();
    private bool[] touched = [];
    private bool[] passed = [];

    /// <summary>Walks from activities of a running flowchart, and sums up what is passed.</summary>
    public Sum Of(LiveActivity flowchart, Predicate<LiveActivity> from, bool throughWaits, Sum[] sums) =>
        Of(flowchart.Plan, flowchart.Tokens, flowchart.Children.Where(live => from(live)).Select(live => live.Plan.Place), throughWaits, sums);

    /// <summary>What a walk from one place touches in any case, whatever tokens lie elsewhere.</summary>
    public Reached Least(ActivityPlan flowchart, int place, bool throughWaits, Sum[] sums)
    {
        var sum = Of(flowchart, null, [place], throughWaits, sums);
        var bits = new ulong[(flowchart.Children.Length + 63) / 64];
        for (var i = 0; i < flowchart.Children.Length; i++)
            bits[i >> 6] |= touched[i] ? 1UL << i : 0;
        return new(sum, bits);
    }

    private Sum Of(ActivityPlan flowchart, ulong[]? tokens, IEnumerable<int> from, bool throughWaits, Sum[] sums)
    {
        var (flow, plans) = (flowchart.Flow!, flowchart.Children);
        Array.Resize(ref touched, plans.Length);
        Array.Resize(ref passed, plans.Length);
        Array.Clear(touched);
        Array.Clear(passed);
        open.Clear();
        var sum = default(Sum);
        foreach (var place in from)
            Pass(place, goesOn: true);

        while (open.TryPop(out var at))
        {
            foreach (var way in flow.Outbound(at))
            {
                var target = flow.Targets[way];
                touched[target] = true;
                foreach (var source in flow.Modes[target] == MergeMode.Stream ? flow.ForwardSources[target] : flow.Ancestors[target])
                    touched[source] = true;
                if (!passed[target] && IsReady(target))
                    Pass(target, throughWaits || plans[target].Kind != PlanKind.Wait);
            }
        }

        return sum;

        void Pass(int place, bool goesOn)
        {
            touched[place] = passed[place] = true;
            sum = sum.With(sums[plans[place].Index]) with { Escapes = sum.Escapes || sums[plans[place].Index].Escapes || plans[place].IsTerminal };
            if (!goesOn)
                return;
            sum = sum with { Vanishes = sum.Vanishes || !flow.LeavesToken(plans[place]) };
            open.Push(place);
        }

        bool IsReady(int target) => flow.Modes[target] switch
        {
            MergeMode.Merge => AllReady(flow.ForwardInbound(target)),
            MergeMode.Converge => AllReady(flow.Inbound(target)),
            _ => true,
        };

        bool AllReady(int[] ways) => ways.Length <= 1 || Array.TrueForAll(ways, way => (tokens is not null && flow.Holds(tokens, way)) || passed[flow.Sources[way]]);
    }

    /// <summary>Whether both touch a place; of the same flowchart.</summary>
    public bool Overlaps(FlowWalk other)
    {
        for (var place = 0; place < touched.Length; place++)
        {
            if (touched[place] && other.touched[place])
                return true;
        }

        return false;
    }
}
