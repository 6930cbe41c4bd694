using System.Text.Json.Nodes;
using CsCheck;
using static BaseWorkflows.Engine.Tests.Build;

namespace BaseWorkflows.Engine.Tests;

/// <summary>Routes put together at random from steps, parallel branches and choices, completed in a random order.</summary>
public sealed class RandomRouteTests
{
    private static readonly Gen<Block> Blocks = Gen.Recursive<Block>((depth, inner) => depth >= 4
        ? Gen.Const(new Block("task", []))
        : Gen.Frequency(
            (4, Gen.Const(new Block("task", []))),
            (1, Gen.Const(new Block("line", []))),
            (2, inner.List[2, 3].Select(blocks => new Block("fork", blocks))),
            (1, inner.List[2, 2].Select(blocks => new Block("choice", blocks))),
            (3, inner.List[1, 3].Select(blocks => new Block("chain", blocks)))));

    [Test]
    public void Every_route_ends_whatever_the_order_and_every_task_is_asked_for_once() =>
        Gen.Select(Blocks, Gen.Int[0, int.MaxValue]).Sample((block, seed) =>
        {
            var definition = Definition(block);
            if (new DefinitionCheck(new ActivityCatalog([])).Check(definition).Count > 0)
                return false;
            var (state, journal) = Run(definition, seed, stored => WorkflowState.FromJson(stored.ToJson()));
            var asked = journal.Where(line => line.EndsWith("Suspended", StringComparison.Ordinal)).ToList();
            return state.SubStatus == WorkflowSubStatus.Finished && state.Bookmarks.Count == 0 && asked.Count == asked.Distinct().Count();
        }, iter: 300, print: printed => Definition(printed.Item1).ToJson());

    [Test]
    public void Storing_the_state_between_bursts_makes_no_difference() =>
        Gen.Select(Blocks, Gen.Int[0, int.MaxValue]).Sample((block, seed) =>
        {
            var definition = Definition(block);
            var (kept, first) = Run(definition, seed, state => state);
            var (stored, second) = Run(definition, seed, state => WorkflowState.FromJson(state.ToJson()));
            return first.SequenceEqual(second) && kept.ToJson() == stored.ToJson();
        }, iter: 200);

    private static (WorkflowState State, List<string> Journal) Run(WorkflowDefinition definition, int seed, Func<WorkflowState, WorkflowState> between)
    {
        var engine = Engines.At(Engines.Noon);
        var random = new Random(seed);
        var journal = new List<string>();
        var burst = engine.StartAsync(new(definition, "i1", [], Engines.NoServices), CancellationToken.None).AsTask().Result;
        for (var steps = 0; steps < 500; steps++)
        {
            journal.AddRange(burst.Journal.Select(entry => $"{entry.ActivityId} {entry.Event}"));
            var state = between(burst.State);
            if (state.Bookmarks.Count == 0)
                return (state, journal);
            var bookmark = state.Bookmarks[random.Next(state.Bookmarks.Count)];
            burst = engine.ResumeAsync(new(definition, state, bookmark.Id, new JsonObject { ["n"] = steps }, Engines.NoServices), CancellationToken.None).AsTask().Result;
        }

        throw new InvalidOperationException("The route does not come to an end.");
    }

    private static WorkflowDefinition Definition(Block block)
    {
        var activities = new List<JsonObject> { Activity("Start", "s") };
        var connections = new List<string>();
        var end = Add(block, "s", "Done");
        activities.Add(Line("end"));
        connections.Add($"{end}>end");
        return Workflow(Flowchart(string.Join(' ', connections), [.. activities]));

        // Puts the block behind a port and returns the activity that comes out of it.
        string Add(Block part, string from, string port)
        {
            var id = $"n{activities.Count}";
            switch (part.Kind)
            {
                case "fork":
                    string[] branches = [.. part.Inner.Select((_, index) => $"B{index}")];
                    activities.Add(Fork(id, branches));
                    connections.Add($"{from}:{port}>{id}");
                    var ends = part.Inner.Select((inner, index) => Add(inner, id, branches[index])).ToList();
                    var join = $"n{activities.Count}";
                    activities.Add(Join(join, "WaitAll"));
                    connections.AddRange(ends.Select(last => $"{last}>{join}"));
                    return join;
                case "choice":
                    activities.Add(Activity("FlowDecision", id, ("condition", Script("getWorkflowInstanceId() == 'i1'", "Boolean"))));
                    connections.Add($"{from}:{port}>{id}");
                    var outs = part.Inner.Select((inner, index) => Add(inner, id, index == 0 ? "True" : "False")).ToList();
                    var merge = $"n{activities.Count}";
                    activities.Add(Line(merge));
                    connections.AddRange(outs.Select(last => $"{last}>{merge}"));
                    return merge;
                case "chain":
                    var current = Add(part.Inner[0], from, port);
                    foreach (var inner in part.Inner.Skip(1))
                        current = Add(inner, current, "Done");
                    return current;
                default:
                    activities.Add(part.Kind == "task" ? Task(id) : Line(id));
                    connections.Add($"{from}:{port}>{id}");
                    return id;
            }
        }
    }

    private sealed record Block(string Kind, List<Block> Inner);
}
