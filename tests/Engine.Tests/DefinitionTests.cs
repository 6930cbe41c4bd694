using System.Text.Json.Nodes;
using BaseWorkflows.Engine.Tests.Conformance;

namespace BaseWorkflows.Engine.Tests;

public sealed class DefinitionTests
{
    private static IEnumerable<string> Exports => RecordedCases.Names("exports");

    [TestCaseSource(nameof(Exports))]
    public void An_export_of_the_real_elsa_survives_reading_and_writing(string name)
    {
        var export = RecordedCases.Read("exports", name);
        var definition = WorkflowDefinition.Parse(export.ToJsonString());
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(definition.ToJson()), export), Is.True);
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(definition.With(_ => { }).ToJson()), export), Is.True);
    }

    [Test]
    public void Options_and_places_are_read()
    {
        var definition = WorkflowDefinition.Parse(RecordedCases.Read("exports", "d-options").ToJsonString());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(definition.Options.Activation, Is.EqualTo(ActivationStrategy.Singleton));
            Assert.That(definition.Options.Incident, Is.EqualTo(IncidentStrategy.Fault));
            Assert.That(definition.IsPublished, Is.True);
            Assert.That((definition.Find("s")!.X, definition.Find("s")!.Width), Is.EqualTo((-40.5, 140d)));
            Assert.That(definition.Find("t")!.NodeId, Is.EqualTo("Workflow1:Flowchart1:t"));
        }
    }

    [Test]
    public void Activities_are_found_in_every_container()
    {
        var definition = WorkflowDefinition.Parse(RecordedCases.Read("runs", "d-sequence")["definition"]!.ToJsonString());
        Assert.That(definition.Activities.Select(activity => activity.Id), Is.EquivalentTo(new[]
        {
            "Seq1", "w1", "if1", "then1", "else1", "sw1", "ca", "cb", "cd", "wh1", "inc", "for1", "forBody", "fe1", "feBody", "pfe1", "pfeTask", "last",
        }));
        Assert.That(definition.Find("ca")!.NodeId, Is.EqualTo("Workflow1:Seq1:sw1:ca"));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"definitionId":"x"}""")]
    [TestCase("""{"definitionId":"x","root":{}}""")]
    [TestCase("""{"definitionId":"x","root":[1]}""")]
    public void What_is_no_definition_is_refused_in_both_languages(string text)
    {
        var refusal = Assert.Throws<DefinitionException>(() => WorkflowDefinition.Parse(text))!;
        Assert.That(refusal.Reason.Zh, Does.Contain("工作流定义"));
        Assert.That(refusal.Reason.En, Does.Contain("definition"));
    }
}
