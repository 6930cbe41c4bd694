using System.Text.Json.Nodes;
using static BaseWorkflows.Engine.Tests.Build;

namespace BaseWorkflows.Engine.Tests.Checking;

/// <summary>Small definitions: put together soundly, then spoiled here and there.</summary>
internal sealed class RandomDefinitions(int seed)
{
    private readonly Random random = new(seed);
    private int number;

    public WorkflowDefinition Next()
    {
        var root = Flow("f", 2 + random.Next(3), 0);
        return Workflow(root, "used");
    }

    private JsonObject Flow(string id, int size, int level)
    {
        var activities = new List<JsonObject>();
        var ways = new List<(string From, string Port, string To)>();
        var start = Add(Activity("Start", Name("s")));
        var (last, port) = (start, "Done");
        for (var i = 0; i < size; i++)
            (last, port) = Put(last, port, level, 0);
        if (random.Next(3) > 0)
            ways.Add((last, port, Add(Activity("End", Name("e")))));
        else
            ways.Add((last, port, Add(Line(Name("l")))));
        for (var spoil = random.Next(level == 0 ? 5 : 2); spoil > 1; spoil--)
            Spoil(activities, ways);
        return FlowchartNamed(id, string.Join(' ', ways.Select(way => $"{way.From}:{way.Port}>{way.To}")), [.. activities]);

        string Add(JsonObject activity)
        {
            activities.Add(activity);
            return activity["id"]!.GetValue<string>();
        }

        (string Last, string Port) Put(string from, string by, int depth, int width)
        {
            var id = Name("a");
            switch (random.Next(width > 1 ? 4 : 10))
            {
                case 0 or 1:
                    ways.Add((from, by, Add(Task(id))));
                    return (id, "Done");
                case 2:
                    ways.Add((from, by, Add(Line(id))));
                    return (id, "Done");
                case 3 or 4:
                    // Some say yes or no; a no goes back, on, or to an end of its own.
                    ways.Add((from, by, Add(Ask(id, "Yes", "No"))));
                    switch (random.Next(3))
                    {
                        case 0:
                            ways.Add((id, "No", ways[random.Next(ways.Count)].To));
                            break;
                        case 1 when width == 0:
                            ways.Add((id, "No", Add(Activity("End", Name("e")))));
                            break;
                        default:
                            var merged = Add(Line(Name("m")));
                            ways.Add((id, "Yes", merged));
                            ways.Add((id, "No", merged));
                            return (merged, "Done");
                    }

                    return (id, "Yes");
                case 5:
                    var branches = Enumerable.Range(0, 2 + random.Next(2)).Select(i => $"B{i}").ToArray();
                    ways.Add((from, by, Add(Fork(id, branches))));
                    var ends = branches.Select(branch => Put(id, branch, depth, width + 1)).ToList();
                    var join = Add(Join(Name("j"), random.Next(4) == 0 ? "WaitAny" : "WaitAll"));
                    ways.AddRange(ends.Select(end => (end.Last, end.Port, join)));
                    return (join, "Done");
                case 6:
                    ways.Add((from, by, Add(Activity("FlowDecision", id, ("condition", EveryRun.Coin)))));
                    var (yes, no) = (Put(id, "True", depth, width + 1), Put(id, "False", depth, width + 1));
                    var merge = Add(Line(Name("m")));
                    ways.Add((yes.Last, yes.Port, merge));
                    ways.Add((no.Last, no.Port, merge));
                    return (merge, "Done");
                case 7:
                    var cases = new JsonArray(Case("C0"), Case("C1"));
                    ways.Add((from, by, Add(Activity("FlowSwitch", id, ("cases", cases), ("mode", Literal(random.Next(2) == 0 ? "MatchAny" : "MatchFirst"))))));
                    var after = Add(Line(Name("m")));
                    foreach (var label in new[] { "C0", "C1", "Default" })
                    {
                        var end = Put(id, label, depth, width + 1);
                        ways.Add((end.Last, end.Port, after));
                    }

                    return (after, "Done");
                default:
                    ways.Add((from, by, Add(depth < 1 ? Container(id, depth + 1) : Task(id))));
                    return (id, "Done");
            }
        }
    }

    private JsonObject Container(string id, int depth) => random.Next(8) switch
    {
        0 => Sequence(id, Step(), Step(), Step()),
        1 => Activity("If", id, ("condition", EveryRun.Coin), ("then", Step()), ("else", Step())),
        2 => Activity("While", id, ("condition", EveryRun.Coin), ("body", Sequence(Name("q"), Step(), random.Next(3) == 0 ? Activity("Break", Name("b")) : Step()))),
        3 => Activity("ForEach", id, ("items", EveryRun.Coins), ("body", Step())),
        4 => Activity("ParallelForEach", id, ("items", EveryRun.Coins), ("body", Step())),
        5 => Activity("Parallel", id, ("activities", new JsonArray(Step(), Step()))),
        6 => Activity("Fork", id, ("joinMode", random.Next(2) == 0 ? "WaitAny" : "WaitAll"), ("branches", new JsonArray(Step(), Step()))),
        _ => Flow(id, 1 + random.Next(2), depth),
    };

    private JsonObject Step() => random.Next(4) switch
    {
        0 => Line(Name("l")),
        1 => Ask(Name("h"), "Yes", "No"),
        2 => Sequence(Name("q"), Task(Name("t")), Line(Name("l"))),
        _ => Task(Name("t")),
    };

    private void Spoil(List<JsonObject> activities, List<(string From, string Port, string To)> ways)
    {
        var at = random.Next(ways.Count);
        var other = activities[1 + random.Next(activities.Count - 1)];
        switch (random.Next(6))
        {
            case 0:
                ways[at] = ways[at] with { To = other["id"]!.GetValue<string>() };
                break;
            case 1:
                ways.RemoveAt(at);
                break;
            case 2 when other["type"]!.GetValue<string>() == "Elsa.FlowJoin":
                other["mode"] = Literal(random.Next(2) == 0 ? "WaitAny" : "WaitAll");
                break;
            case 3:
                ways.Add(ways[at] with { To = other["id"]!.GetValue<string>() });
                break;
            default:
                other["customProperties"] = new JsonObject { ["mergeMode"] = new[] { "Merge", "Converge", "Cascade", "Race" }[random.Next(4)] };
                break;
        }
    }

    private static JsonObject Ask(string id, params string[] outcomes) => Activity("Test.Approval", id,
        ("title", Literal(id)), ("answers", Literal(1)), ("outcomes", Expression("Object", new JsonArray([.. outcomes.Select(outcome => (JsonNode)outcome)]).ToJsonString(), "String[]")));

    private static JsonObject Case(string label) => new() { ["label"] = label, ["condition"] = EveryRun.Coin["expression"]!.DeepClone() };

    private string Name(string letter) => $"{letter}{number++}";
}
