using System.Diagnostics;
using System.Text.Json.Nodes;
using static BaseWorkflows.Engine.Tests.Build;

namespace BaseWorkflows.Engine.Tests.Checking;

/// <summary>Sixty activities in six branches side by side are judged in under a second, wherever the branches may leave to.</summary>
public sealed class WideRouteTests
{
    private static readonly ActivityCatalog Catalog = new([new Approval()]);

    // Sound only where each branch sends its work back to itself; the rest cuts off the other branches or leaves them behind.
    [TestCase("back", 100)]
    [TestCase("reject", 3_500, "soundness.starved_join", "soundness.ends_with_work_left")]
    [TestCase("finish", 3_500, "soundness.starved_join", "soundness.ends_with_work_left")]
    [TestCase("desk", 6_000, "soundness.starved_join", "soundness.ends_with_work_left")]
    [TestCase("shared-end", 4_500, "soundness.starved_join", "soundness.ends_with_work_left")]
    public void Sixty_activities_with_six_branches_are_judged_in_under_a_second(string leave, int states, params string[] expected)
    {
        var definition = Wide(6, 9, leave);
        SoundnessCheck.Judge(definition, Explore(Wide(2, 2, leave)));
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.UserTime);

        var space = Explore(definition);
        var findings = SoundnessCheck.Judge(definition, space);

        TestContext.Out.WriteLine($"{leave}: {definition.Activities.Count} activities: {space.Count} states, {space.Edges.Count} edges in {watch.ElapsedMilliseconds} ms, {(Environment.CpuUsage.UserTime - cpu).TotalMilliseconds:0} of this process, reduced {space.IsReduced}, complete {space.IsComplete}");
        foreach (var finding in findings)
            TestContext.Out.WriteLine($"{finding.Code} {finding.ActivityId} {finding.Path.Count}: {string.Join(' ', finding.Path.Select(step => $"{step.ActivityId}:{step.Outcome}"))}");
        Assert.That(space.IsComplete, Is.True);
        Assert.That(findings.Select(finding => finding.Code), Is.EqualTo(expected));

        // Measured at 0.7 s at most in a debug build; the number of states is what holds it there, since cores are shared.
        Assert.That(space.Count, Is.LessThan(states));
        Assert.That(Environment.CpuUsage.UserTime - cpu, Is.LessThan(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public void Where_orders_are_left_out_the_run_that_is_shown_is_still_a_shortest_one()
    {
        var compared = 0;
        for (var seed = 0; seed < 120; seed++)
        {
            var definition = new RandomDefinitions(seed).Next();
            var (full, reduced) = (Explore(definition), Explore(definition, new() { StatesInFull = 0 }));
            if (!full.IsComplete || full.IsReduced || !reduced.IsComplete)
                continue;
            var shortest = SoundnessCheck.Judge(definition, full).ToLookup(AboutWhat, finding => finding.Path.Count);
            foreach (var finding in SoundnessCheck.Judge(definition, reduced).Where(finding => shortest.Contains(AboutWhat(finding))))
            {
                compared++;
                Assert.That(shortest[AboutWhat(finding)], Does.Contain(finding.Path.Count), () => $"seed {seed} {finding.Code} {finding.ActivityId}: {definition.ToJson()}");
            }
        }

        TestContext.Out.WriteLine($"{compared} runs compared");
        Assert.That(compared, Is.GreaterThan(50));

        static (string, string?, string) AboutWhat(SoundnessFinding finding) => (finding.Code, finding.ActivityId, finding.Message.En);
    }

    [TestCase("reject", true)]
    [TestCase("restart", false)]
    public void Where_that_is_too_much_a_bound_is_admitted_as_quickly(string leave, bool isUneven)
    {
        var wide = Wide(6, 9, leave);
        var definition = isUneven ? Workflow(Uneven(wide)) : wide;
        var cpu = Environment.CpuUsage.UserTime;

        var space = Explore(definition);

        TestContext.Out.WriteLine($"{leave}: {space.Count} states, {space.Edges.Count} edges in {(Environment.CpuUsage.UserTime - cpu).TotalMilliseconds:0} ms of this process, complete {space.IsComplete}");
        Assert.That(space.IsComplete, Is.False);
        Assert.That(SoundnessCheck.Judge(definition, space).Select(finding => finding.Code), Does.Contain("soundness.bound_reached"));
        Assert.That(Environment.CpuUsage.UserTime - cpu, Is.LessThan(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public void A_finding_in_one_of_several_branches_alike_is_told_of_each_by_its_own_name()
    {
        var definition = Workflow(Flowchart(
            "s>fork fork:A>a fork:B>b fork:C>c a:Yes>join b:Yes>join c:Yes>join join>end",
            Activity("Start", "s"), Fork("fork", "A", "B", "C"), Ask("a"), Ask("b"), Ask("c"), Join("join", "WaitAll"), Activity("End", "end")));

        var findings = SoundnessCheck.Judge(definition, Explore(definition)).Where(finding => finding.Code == "soundness.outcome_leads_nowhere").ToList();

        Assert.That(Explore(definition).Count, Is.LessThan(18), "three branches in every order would be more");
        Assert.That(findings.Select(finding => (finding.ActivityId, finding.Path[^1])), Is.EquivalentTo(new[] { "a", "b", "c" }.Select(id => (id, new RunStep(id, "No")))));
    }

    [Test]
    public void A_branch_that_is_over_at_once_cancels_those_after_it_and_not_those_before_it()
    {
        var definition = Workflow(Flowchart(
            "s>fork fork:A>a fork:B>b fork:C>c a:Yes>join a:No>join b>join c:Yes>join c:No>join join>end",
            Activity("Start", "s"), Fork("fork", "A", "B", "C"), Ask("a"), Line("b"), Ask("c"), Join("join", "WaitAny"), Activity("End", "end")));

        var space = Explore(definition);

        Assert.That(space.Begun, Does.Contain("a").And.Not.Contain("c"));
        Assert.That(SoundnessCheck.Judge(definition, space).Select(finding => (finding.Code, finding.ActivityId)), Does.Contain(("soundness.dead_activity", "c")));
    }

    internal static StateSpace Explore(WorkflowDefinition definition, StateSpaceLimits? limits = null) =>
        new StateSpaceExplorer(Catalog, limits ?? new()).Explore(definition, _ => []);

    /// <summary>Branches of people side by side; every third of them may say no, which leads away from the branch.</summary>
    internal static WorkflowDefinition Wide(int branches, int steps, string leave)
    {
        var names = Enumerable.Range(0, branches).Select(branch => $"B{branch}").ToArray();
        List<JsonObject> activities = [Activity("Start", "s"), Fork("fork", names), Join("join", "WaitAll"), Activity("End", "end")];
        List<string> ways = ["s>fork", "join>end"];
        switch (leave)
        {
            case "reject":
                activities.AddRange([Line("away"), Activity("End", "refused")]);
                ways.Add("away>refused");
                break;
            case "shared-end":
                activities.Add(Line("away"));
                ways.Add("away>end");
                break;
            case "finish":
                activities.Add(Activity("Finish", "away"));
                break;
            case "desk":
                activities.AddRange([Task("away"), Activity("End", "refused")]);
                ways.Add("away>refused");
                break;
            case "restart":
                var task = Task("away");
                task["customProperties"] = new JsonObject { ["mergeMode"] = "Race" };
                activities.Add(task);
                ways.Add("away>fork");
                break;
        }

        for (var branch = 0; branch < branches; branch++)
        {
            var from = $"fork:B{branch}";
            for (var step = 0; step < steps; step++)
            {
                var id = $"b{branch}s{step}";
                activities.Add(step % 3 == 2 ? Ask(id) : Task(id));
                ways.Add($"{from}>{id}");
                if (step % 3 == 2)
                    ways.Add(leave == "back" ? $"{id}:No>b{branch}s{step - 1}" : $"{id}:No>away");
                from = step % 3 == 2 ? $"{id}:Yes" : id;
            }

            ways.Add($"{from}>join");
        }

        return Workflow(Flowchart(string.Join(' ', ways), [.. activities]));
    }

    /// <summary>The same with one step more in the second branch, two in the third and so on, so that no two are alike.</summary>
    private static JsonObject Uneven(WorkflowDefinition definition)
    {
        var root = (JsonObject)JsonNode.Parse(definition.ToJson())!["root"]!;
        for (var branch = 1; branch < 6; branch++)
        {
            for (var more = 0; more < branch; more++)
            {
                root["activities"]!.AsArray().Add((JsonNode)Task($"b{branch}m{more}"));
                var way = root["connections"]!.AsArray().First(one => one!["target"]!["activity"]!.GetValue<string>() == "join" && one["source"]!["activity"]!.GetValue<string>().StartsWith($"b{branch}", StringComparison.Ordinal))!;
                way["target"]!["activity"] = $"b{branch}m{more}";
                root["connections"]!.AsArray().Add(new JsonObject
                {
                    ["source"] = new JsonObject { ["activity"] = $"b{branch}m{more}", ["port"] = "Done" },
                    ["target"] = new JsonObject { ["activity"] = "join", ["port"] = "In" },
                });
            }
        }

        return (JsonObject)root.DeepClone();
    }

    private static JsonObject Ask(string id) => Activity("Test.Approval", id,
        ("title", Literal(id)), ("answers", Literal(1)), ("outcomes", Expression("Object", """["Yes","No"]""", "String[]")));
}
