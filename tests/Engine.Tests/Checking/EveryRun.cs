using System.Globalization;
using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine.Tests.Checking;

/// <summary>
/// Runs a small definition on the real engine over all choices: every bookmark in every order, every outcome, every value of
/// every condition. Conditions of such definitions read their value from a tape (<see cref="Coin"/>), which is tried out in full.
/// </summary>
internal sealed class EveryRun(WorkflowDefinition definition, ActivityCatalog catalog)
{
    private const int MostStates = 120;
    private const int LongestTape = 12;
    private const int CirclesFrom = 4;
    private const int ChoicesOfACircle = 6;

    private readonly EmbeddedEngine engine = Engines.At(Engines.Noon, catalog, new EngineLimits { ActivitiesPerBurst = 150, ScriptTime = TimeSpan.FromSeconds(20) });

    // Whatever an End cuts off goes on where the End is an ordinary step.
    private readonly WorkflowDefinition withoutEnds = WorkflowDefinition.Parse(definition.ToJson().Replace("\"Elsa.End\"", "\"Elsa.WriteLine\"", StringComparison.Ordinal));
    private readonly Dictionary<string, int> known = [];
    private readonly Queue<(int At, WorkflowState? State)> open = new();
    private readonly List<(int From, int To)> edges = [];
    private readonly HashSet<int> ends = [];
    private readonly Dictionary<string, string[]> outcomes = definition.Activities.Where(activity => activity.Type == "Test.Approval")
        .ToDictionary(activity => activity.Id, activity => ValueReading.ListOf(activity, "outcomes")!.ToArray());

    public static JsonObject Coin => Build.Script("const i = getVariable('used') || 0; setVariable('used', i + 1); return getInput('tape')[i] === '1';", "Boolean");

    public static JsonObject Coins => Build.Script("const i = getVariable('used') || 0; setVariable('used', i + 2); const n = (getInput('tape')[i] === '1') + (getInput('tape')[i + 1] === '1'); return [1, 2].slice(0, n);");

    public HashSet<string> Begun { get; } = [];

    public bool GetsStuck { get; private set; }

    public bool RunsInCircles { get; private set; }

    public bool EndsWithWorkLeft { get; private set; }

    public bool IsTrapped { get; private set; }

    public HashSet<string> DeadEnds { get; } = [];

    /// <summary>What has several ways out that are taken at once and lead to one activity, which began once for each.</summary>
    public HashSet<string> Doubling { get; } = [];

    /// <summary>False where there were too many states to try them all.</summary>
    public bool IsComplete { get; private set; } = true;

    public int States => known.Count;

    public bool IsSound => !GetsStuck && !RunsInCircles && !EndsWithWorkLeft && !IsTrapped && DeadEnds.Count == 0 && Doubling.Count == 0
        && definition.Activities.All(activity => Begun.Contains(activity.Id));

    public EveryRun Explore()
    {
        known["start"] = 0;
        open.Enqueue((0, null));
        while (IsComplete && open.TryDequeue(out var next))
            Expand(next.At, next.State);
        Begun.UnionWith(Begun.Select(definition.Find).SelectMany(Around).ToList());
        var back = edges.ToLookup(edge => edge.To, edge => edge.From);
        var reached = new HashSet<int>(ends);
        var walk = new Stack<int>(ends);
        while (walk.TryPop(out var state))
        {
            foreach (var before in back[state].Where(reached.Add))
                walk.Push(before);
        }

        IsTrapped = reached.Count < known.Count;
        return this;

        static IEnumerable<string> Around(ActivityNode? node)
        {
            for (var container = node?.Parent; container is not null; container = container.Parent)
                yield return container.Id;
        }
    }

    private void Expand(int at, WorkflowState? state)
    {
        if (state is null)
        {
            Try(at, (tape, ends) => engine.StartAsync(new(ends ? definition : withoutEnds, "i1", new JsonObject { ["tape"] = tape }, Engines.NoServices), default));
            return;
        }

        foreach (var bookmark in state.Bookmarks)
        {
            foreach (var outcome in outcomes.GetValueOrDefault(bookmark.ActivityId, ["Done"]))
            {
                Try(at, (tape, ends) =>
                {
                    var copy = WorkflowState.FromJson(state.ToJson());
                    copy.Input["tape"] = tape;
                    copy.Variables["used"] = 0;
                    return engine.ResumeAsync(new(ends ? definition : withoutEnds, copy, bookmark.Id, outcome, Engines.NoServices), default);
                });
            }
        }
    }

    /// <summary>One action with every tape: positions that the run has read beyond its end are tried with 1 as well.</summary>
    private void Try(int at, Func<string, bool, ValueTask<Burst>> run)
    {
        var tapes = new Stack<string>([""]);
        while (IsComplete && tapes.TryPop(out var tape))
        {
            var burst = run(tape, true).AsTask().Result;
            var used = (int)(ValueConversion.AsNumber(burst.State.Variables["used"]) ?? 0);
            var circles = burst.Journal.GroupBy(entry => (entry.ActivityId, entry.Event)).Any(group => group.Count() >= CirclesFrom);
            Look(at, burst, run(tape, false).AsTask().Result);
            if (used > LongestTape)
            {
                RunsInCircles |= circles;
                IsComplete &= circles;
                ends.Add(at);
            }

            // Around a circle the same choices come again.
            for (var i = tape.Length; i < (used > LongestTape ? ChoicesOfACircle : used); i++)
                tapes.Push(tape.PadRight(i, '0') + '1');
        }
    }

    private void Look(int at, Burst burst, Burst twin)
    {
        foreach (var entry in burst.Journal)
        {
            Begun.Add(entry.ActivityId);
            var node = definition.Find(entry.ActivityId)!;
            if (entry.Event != JournalEvent.Completed || node.Parent?.Type != "Elsa.Flowchart" || node.Type is not ("Test.Approval" or "Elsa.FlowDecision" or "Elsa.FlowSwitch" or "Elsa.FlowFork"))
                continue;
            foreach (var outcome in entry.Outcomes.Where(outcome => !node.Parent.Connections.Any(way => way.SourceActivity == node.Id && way.SourcePort == outcome)))
                DeadEnds.Add($"{node.Id}:{outcome}");
        }

        LookForTwins(burst);
        EndsWithWorkLeft |= !Told(burst).SequenceEqual(Told(twin)) || burst.State.SubStatus != twin.State.SubStatus;
        var state = burst.State;
        if (state.Incidents.Count > 0)
        {
            RunsInCircles |= state.Incidents.Any(incident => incident.Message.Contains("more than", StringComparison.Ordinal));
            ends.Add(at);
            return;
        }

        var key = KeyOf(state);
        if (!known.TryGetValue(key, out var to))
        {
            known[key] = to = known.Count;
            open.Enqueue((to, state));
            IsComplete &= known.Count <= MostStates && state.Executions.Count < 30;
        }

        edges.Add((at, to));
        if (state.SubStatus == WorkflowSubStatus.Finished)
            ends.Add(to);
        else if (state.Bookmarks.Count == 0)
            (GetsStuck, _) = (true, ends.Add(to));
    }

    /// <summary>Twins are put into the queue by one completion, so that their numbers lie next to each other.</summary>
    private void LookForTwins(Burst burst)
    {
        var begun = burst.State.Executions.Select(execution => (execution.ActivityId, execution.Number))
            .Concat(burst.Journal.Select(entry => (entry.ActivityId, Number: int.Parse(entry.ActivityInstanceId, CultureInfo.InvariantCulture)))).Distinct().ToList();
        foreach (var entry in burst.Journal.Where(entry => entry.Event == JournalEvent.Completed))
        {
            var node = definition.Find(entry.ActivityId)!;
            var taken = node.Parent?.Connections.Where(way => way.SourceActivity == node.Id && entry.Outcomes.Contains(way.SourcePort)).Distinct().ToList() ?? [];
            foreach (var target in taken.GroupBy(way => way.TargetActivity).Where(ways => ways.Count() > 1).Select(ways => ways.Key))
            {
                var numbers = begun.Where(one => one.ActivityId == target).Select(one => one.Number).Order().ToList();
                if (numbers.Zip(numbers.Skip(1)).Any(pair => pair.Second - pair.First < taken.Count))
                    Doubling.Add(node.Id);
            }
        }
    }

    private static IEnumerable<string> Told(Burst burst) => burst.Journal.Select(entry => $"{entry.ActivityId} {entry.Event} {string.Join(',', entry.Outcomes)}");

    /// <summary>The same for states that differ in numbers only.</summary>
    private static string KeyOf(WorkflowState state)
    {
        var inside = state.Executions.ToLookup(execution => execution.ParentNumber);
        string Of(Execution execution)
        {
            var tokens = (execution.Tokens ?? []).Distinct().Select(token => token.ToString()).Order(StringComparer.Ordinal);
            var memory = execution.Memory?.DeepClone() as JsonObject ?? [];
            memory.Remove("seen");
            return $"{execution.ActivityId}[{memory.ToJsonString()}{execution.Inputs?.ToJsonString()}{string.Join(' ', tokens)}]({string.Join(' ', inside[execution.Number].Select(Of).Order(StringComparer.Ordinal))})";
        }

        return state.SubStatus + string.Concat(inside[0].Select(Of));
    }
}
