using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Engine.Tests.Conformance;

namespace BaseWorkflows.Engine.Tests;

/// <summary>
/// Instances that an earlier build of this engine left behind must go on in this one. Each file of <c>Histories</c> holds a
/// definition and, for each step, the state that was stored, what resumed it, and the state that came out.
/// </summary>
public sealed class HistoryTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IEnumerable<string> Names => Directory.EnumerateFiles(Folder(), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!);

    [TestCaseSource(nameof(Names))]
    public async Task A_recorded_instance_goes_on_as_it_did(string name)
    {
        var history = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder(), name + ".json")))!;
        var definition = WorkflowDefinition.Parse(history["definition"]!.ToJsonString());
        var engine = Engines.At(Engines.Noon);
        Assert.That(history["steps"]!.AsArray(), Is.Not.Empty);
        foreach (var step in history["steps"]!.AsArray())
        {
            var state = WorkflowState.FromJson(step!["state"]!.ToJsonString());
            var burst = await engine.ResumeAsync(new(definition, state, (string)step["resume"]!, step["result"], Engines.NoServices), CancellationToken.None);
            Assert.That(JsonNode.DeepEquals(JsonNode.Parse(burst.State.ToJson()), step["after"]), Is.True, $"{name}, {step["resume"]}: {burst.State.ToJson()}");
        }
    }

    /// <summary>Records new histories from the conformance data; run by hand when a case is to be added, never to mend a broken one.</summary>
    [TestCase("a-fork-one-branch-returns"), TestCase("a-sub-flowchart"), TestCase("d-sequence"), TestCase("f-rework"), Explicit("Writes into the source tree.")]
    public async Task Record(string name)
    {
        var file = Path.Combine(Folder(), name + ".json");
        Assert.That(file, Does.Not.Exist, "A recorded history is never written again.");
        var recorded = RecordedCases.Read("runs", name);
        var definition = WorkflowDefinition.Parse(recorded["definition"]!.ToJsonString());
        var engine = Engines.At(Engines.Noon);
        var burst = await engine.StartAsync(new(definition, "history-1", recorded["runs"]![0]!["input"]!.AsObject(), Engines.NoServices), CancellationToken.None);
        var steps = new JsonArray();
        foreach (var step in recorded["runs"]![0]!["steps"]!.AsArray().Skip(1))
        {
            var before = burst.State.ToJson();
            var bookmark = burst.State.Bookmarks.First(other => other.Name == (string?)step!["task"]).Id;
            burst = await engine.ResumeAsync(new(definition, WorkflowState.FromJson(before), bookmark, step!["result"], Engines.NoServices), CancellationToken.None);
            steps.Add(new JsonObject
            {
                ["state"] = JsonNode.Parse(before),
                ["resume"] = bookmark,
                ["result"] = step["result"]?.DeepClone(),
                ["after"] = JsonNode.Parse(burst.State.ToJson()),
            });
        }

        var history = new JsonObject { ["definition"] = recorded["definition"]!.DeepClone(), ["steps"] = steps };
        await File.WriteAllTextAsync(file, history.ToJsonString(Readable) + "\n");
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Histories");
}
