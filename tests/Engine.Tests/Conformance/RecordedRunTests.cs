using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BaseWorkflows.Engine.Tests.Conformance;

/// <summary>Every recorded run of the real Elsa is replayed: the same steps must leave the same instance.</summary>
public sealed partial class RecordedRunTests
{
    private static IEnumerable<string> Names => RecordedCases.Names("runs");

    [TestCaseSource(nameof(Names))]
    public async Task Gives_what_the_real_elsa_gave(string name) => await ReplayAsync(name, state => state);

    [TestCaseSource(nameof(Names))]
    public async Task Gives_the_same_when_the_state_is_stored_and_read_at_every_wait(string name) =>
        await ReplayAsync(name, state => WorkflowState.FromJson(state.ToJson()));

    [TestCaseSource(nameof(Names))]
    public async Task Resuming_a_burned_bookmark_changes_nothing(string name)
    {
        var recorded = RecordedCases.Read("runs", name);
        var definition = Definition(recorded);
        foreach (var run in recorded["runs"]!.AsArray())
        {
            var host = new Host(definition);
            foreach (var step in run!["steps"]!.AsArray())
            {
                var burned = host.BookmarkOf(step!);
                await host.DoAsync(run, step!);
                if (burned is null)
                    continue;
                var before = host.State.ToJson();
                var again = await host.ResumeAsync(burned, new JsonObject { ["d"] = "again" });
                Assert.That(again.AlreadyDone, Is.True, name);
                Assert.That(again.State.ToJson(), Is.EqualTo(before), name);
            }
        }
    }

    private static async Task ReplayAsync(string name, Func<WorkflowState, WorkflowState> betweenBursts)
    {
        var recorded = RecordedCases.Read("runs", name);
        var definition = Definition(recorded);
        foreach (var run in recorded["runs"]!.AsArray())
        {
            var host = new Host(definition);
            foreach (var step in run!["steps"]!.AsArray())
            {
                await host.DoAsync(run, step!);
                Compare(step!["after"]!, host, $"{name}, step '{step["do"]} {step["task"]}'");
                host.State = betweenBursts(host.State);
            }
        }
    }

    private static void Compare(JsonNode after, Host host, string where)
    {
        var state = host.State;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(state.Status.ToString(), Is.EqualTo((string?)after["status"]), where);
            Assert.That(state.SubStatus.ToString(), Is.EqualTo((string?)after["subStatus"]), where);
            Assert.That(Journal(host.Journal.Select(entry => $"{entry.ActivityId}:{entry.Event.ToString().ToLowerInvariant()}")),
                Is.EqualTo(Journal(after["journal"]!.AsArray().Select(entry => $"{entry!["activity"]}:{entry["event"]}").Where(line => line != "cs:completed"))), where);
            Assert.That(state.Incidents.Select(incident => Version().Replace(incident.Message, "version")),
                Is.EqualTo(after["incidents"]!.AsArray().Select(text => Version().Replace((string)text!, "version"))), where);
            AssertSame(after["variables"]!, state.Variables, where + ", variables");
            AssertSame(after["output"]!, state.Output, where + ", output");
            Assert.That(state.Name, Is.EqualTo((string?)after["name"]), where);
            Assert.That(state.CorrelationId, Is.EqualTo((string?)after["correlationId"]), where);
        }
    }

    private static void AssertSame(JsonNode expected, JsonNode actual, string where)
    {
        var wanted = expected.DeepClone();

        // Set by the activity "cs", a C# expression, which is left out.
        if (wanted is JsonObject variables && variables.ContainsKey("V4"))
            variables["V4"] = null;
        Assert.That(JsonNode.DeepEquals(wanted, JsonNode.Parse(actual.ToJsonString())), Is.True, $"{where}: {actual.ToJsonString()} instead of {wanted.ToJsonString()}");
    }

    // The order of siblings that begin to wait in the same breath has no meaning; and the real journal notes a container
    // twice when a terminal activity ends it while something waits inside.
    private static List<string> Journal(IEnumerable<string> lines)
    {
        var result = new List<string>();
        var waiting = new List<string>();
        foreach (var line in lines)
        {
            if (line.EndsWith(":suspended", StringComparison.Ordinal))
            {
                waiting.Add(line);
                continue;
            }

            result.AddRange(waiting.Order(StringComparer.Ordinal));
            waiting.Clear();
            if (result.Count == 0 || result[^1] != line || !line.StartsWith("Flowchart", StringComparison.Ordinal))
                result.Add(line);
        }

        result.AddRange(waiting.Order(StringComparer.Ordinal));
        return result;
    }

    private static WorkflowDefinition Definition(JsonObject recorded)
    {
        var definition = recorded["definition"]!.AsObject();
        if (definition["root"]!["activities"] is JsonArray activities)
            activities.RemoveAll(activity => (string?)activity?["value"]?["expression"]?["type"] == "CSharp");
        return WorkflowDefinition.Parse(definition.ToJsonString());
    }

    [GeneratedRegex("version '[^']*'")]
    private static partial Regex Version();

    /// <summary>Holds one instance as a host does.</summary>
    private sealed class Host(WorkflowDefinition definition)
    {
        // The year that the recorded Liquid date filter shows.
        private readonly EmbeddedEngine engine = Engines.At(new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.Zero));

        public WorkflowState State { get; set; } = null!;

        public List<JournalEntry> Journal { get; } = [];

        public string? BookmarkOf(JsonNode step) => (string?)step["do"] == "complete"
            ? State.Bookmarks.FirstOrDefault(bookmark => bookmark.Name == (string?)step["task"])?.Id
            : null;

        public async Task DoAsync(JsonNode run, JsonNode step)
        {
            if ((string?)step["do"] == "start")
            {
                var burst = await engine.StartAsync(new(definition, "i1", run["input"]!.AsObject(), Engines.NoServices), CancellationToken.None);
                Keep(burst);
                return;
            }

            var bookmark = State.Bookmarks.FirstOrDefault(other => other.Name == (string?)step["task"]);
            if (bookmark is not null && step["payload"] is { } payload)
                AssertSame(payload, bookmark.Payload!, "payload");
            await ResumeAsync(bookmark?.Id ?? "gone", step["result"]);
        }

        public async Task<Burst> ResumeAsync(string bookmarkId, JsonNode? result)
        {
            var burst = await engine.ResumeAsync(new(definition, State, bookmarkId, result, Engines.NoServices), CancellationToken.None);
            Keep(burst);
            return burst;
        }

        private void Keep(Burst burst)
        {
            State = burst.State;
            Journal.AddRange(burst.Journal);
        }
    }
}
