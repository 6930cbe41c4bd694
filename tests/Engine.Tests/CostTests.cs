using System.Diagnostics;
using System.Text.Json.Nodes;
using static BaseWorkflows.Engine.Tests.Build;

namespace BaseWorkflows.Engine.Tests;

/// <summary>What a burst costs. Run by hand: <c>dotnet test tests/Engine.Tests -c Release --filter Name~Cost_of</c>.</summary>
[Explicit("Measures time.")]
public sealed class CostTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task Cost_of_a_route_with_two_approvals(bool script)
    {
        var definition = Workflow(
            script
                ? Flowchart("s>a a>sw sw:ok>b b>end", Activity("Start", "s"), Task("a", "R"), Switch(), Task("b"), Activity("End", "end"))
                : Flowchart("s>a a>b b>end", Activity("Start", "s"), Task("a", "R"), Task("b"), Activity("End", "end")),
            "R");
        var engine = Engines.At(Engines.Noon);
        for (var round = 0; round < 4; round++)
        {
            const int Instances = 20_000;
            var size = 0;
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < Instances; i++)
            {
                var burst = await engine.StartAsync(new(definition, "i", new JsonObject { ["case"] = "c1" }, Engines.NoServices), CancellationToken.None);
                while (burst.State.Bookmarks.Count > 0)
                {
                    var stored = burst.State.ToJson();
                    size = Math.Max(size, stored.Length);
                    var state = WorkflowState.FromJson(stored);
                    burst = await engine.ResumeAsync(new(definition, state, state.Bookmarks[0].Id, new JsonObject { ["d"] = "ok" }, Engines.NoServices), CancellationToken.None);
                }

                Assert.That(burst.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Finished));
            }

            TestContext.Out.WriteLine(
                $"script {script}: {clock.Elapsed.TotalMicroseconds / Instances / 3:F1} µs and {(GC.GetAllocatedBytesForCurrentThread() - allocated) / Instances / 3} bytes per burst, state up to {size} characters");
        }
    }

    private static JsonObject Switch() => Activity("FlowSwitch", "sw", ("cases", JsonNode.Parse("""[{"label":"ok","condition":{"type":"JavaScript","value":"getVariable('R').d=='ok'"}}]""")));
}
