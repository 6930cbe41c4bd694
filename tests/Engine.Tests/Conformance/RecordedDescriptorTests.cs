using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine.Tests.Conformance;

/// <summary>What we say about Elsa's activities, held against what the real server says. Texts are ours.</summary>
internal sealed class RecordedDescriptorTests
{
    // Tracing and channels are the real server's own machinery.
    private static readonly string[] NotOurs = ["StartNewTrace", "ChannelName"];

    // Where the real server's editor could not be used: a drop-down without choices, a moment as plain text.
    private static readonly Dictionary<string, string> OtherEditors = new()
    {
        ["RunTask.Payload"] = "json-editor",
        ["DispatchWorkflow.Input"] = "json-editor",
        ["ExecuteWorkflow.Input"] = "json-editor",
        ["ForEach.Items"] = "singleline",
        ["StartAt.DateTime"] = "datetime-picker",
    };

    private static readonly Dictionary<string, JsonObject> Recorded = Read();

    private static IEnumerable<ActivityDescriptor> Ours => new ActivityCatalog([]).Descriptors;

    [Test]
    public void The_recording_is_there() => Assert.That(Recorded, Has.Count.GreaterThan(40));

    [TestCaseSource(nameof(Ours))]
    public void An_activity_has_the_shape_that_Elsa_gives_it(ActivityDescriptor ours)
    {
        Assert.That(Recorded, Does.ContainKey(ours.TypeName));
        var theirs = Recorded[ours.TypeName];
        Assert.Multiple(() =>
        {
            Assert.That(ours.Version, Is.EqualTo((int?)theirs["version"]));
            Assert.That($"{ours.Kind}", Is.EqualTo((string?)theirs["kind"]), "kind");
            Assert.That(ours.IsContainer, Is.EqualTo((bool?)theirs["isContainer"]), "isContainer");
            Assert.That(ours.IsStart, Is.EqualTo((bool?)theirs["isStart"]), "isStart");
            Assert.That(ours.IsTerminal, Is.EqualTo((bool?)theirs["isTerminal"]), "isTerminal");
            Assert.That(ours.IsBrowsable, Is.EqualTo((bool?)theirs["isBrowsable"]), "isBrowsable");
            Assert.That(ours.Slots.Select(slot => slot.Name), Is.EqualTo(Ports(theirs, "Embedded")), "slots");
            Assert.That(ours.Ports.Select(port => port.Name).Where(name => name != "Done"), Is.EquivalentTo(Ports(theirs, "Flow")), "ports");
            Assert.That(ours.Outputs.Select(output => Pascal(output.Name)), Is.EquivalentTo(Names(theirs, "outputs")), "outputs");
            Assert.That(ours.Inputs.Select(input => Pascal(input.Name)), Is.EqualTo(Names(theirs, "inputs").Except(NotOurs)), "inputs");
        });
    }

    [TestCaseSource(nameof(Ours))]
    public void An_input_is_stored_and_edited_as_Elsa_does_it(ActivityDescriptor ours)
    {
        var theirs = Recorded[ours.TypeName]["inputs"]!.AsArray().ToDictionary(input => (string)input!["name"]!, input => input!);
        foreach (var input in ours.Inputs)
        {
            var name = Pascal(input.Name);
            var place = $"{ours.TypeName["Elsa.".Length..]}.{name}";
            Assert.That(input.IsWrapped, Is.EqualTo((bool?)theirs[name]["isWrapped"]), place);
            Assert.That(input.UiHint, Is.EqualTo(OtherEditors.GetValueOrDefault(place) ?? (string?)theirs[name]["uiHint"]), place);
            if (theirs[name]["uiSpecifications"]?["dropdown"]?["selectList"]?["items"] is JsonArray choices)
                Assert.That(input.Choices.Select(choice => choice.Value), Is.EquivalentTo(choices.Select(choice => (string?)choice!["value"])), place);
            if (theirs[name]["defaultValue"] is { } given)
                Assert.That(input.Default?.ToJsonString(), Is.EqualTo(given.ToJsonString()), place);
        }
    }

    private static IEnumerable<string> Names(JsonNode activity, string list) => activity[list]!.AsArray().Select(one => (string)one!["name"]!);

    private static IEnumerable<string> Ports(JsonNode activity, string type) =>
        activity["ports"]!.AsArray().Where(port => (string?)port!["type"] == type).Select(port => (string)port!["name"]!);

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static Dictionary<string, JsonObject> Read() => RecordedCases.Read("descriptors", "descriptors_activities")["items"]!.AsArray()
        .ToDictionary(item => (string)item!["typeName"]!, item => item!.AsObject(), StringComparer.OrdinalIgnoreCase);
}
