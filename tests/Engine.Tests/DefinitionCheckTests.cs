using System.Text.Json.Nodes;
using BaseWorkflows.Engine.Tests.Conformance;
using static BaseWorkflows.Engine.Tests.Build;

namespace BaseWorkflows.Engine.Tests;

public sealed class DefinitionCheckTests
{
    private static readonly DefinitionCheck Subject = new(new ActivityCatalog([]));

    private static IEnumerable<string> Recorded => RecordedCases.Names("runs");

    [TestCaseSource(nameof(Recorded))]
    public void Lets_every_recorded_definition_through_but_those_that_cannot_run(string name)
    {
        var definition = WorkflowDefinition.Parse(RecordedCases.Read("runs", name)["definition"]!.ToJsonString());
        string[] expected = name switch { "d-unknown" => ["activity.unknown_type"], "d-expressions" => ["expression.csharp"], _ => [] };
        Assert.That(Subject.Check(definition).Select(problem => problem.Code), Is.EqualTo(expected));
    }

    [Test]
    public void Refuses_an_unknown_type() => Refuses(Line("w"), "activity.unknown_type", "x", Activity("Acme.Missing", "x"));

    [Test]
    public void Refuses_an_unknown_version()
    {
        var line = Line("x");
        line["version"] = 7;
        Refuses(Line("w"), "activity.unknown_type", "x", line);
    }

    [Test]
    public void Refuses_a_csharp_expression() => Refuses(Line("w"), "expression.csharp", "x", Line("x", Expression("CSharp", "1+1")));

    [Test]
    public void Refuses_an_id_that_occurs_twice() => Refuses(Line("x"), "activity.duplicate_id", "x", Line("x"));

    [Test]
    public void Refuses_javascript_that_does_not_parse() => Refuses(Line("w"), "expression.invalid_script", "x", Line("x", Script("getVariable('")));

    [Test]
    public void Refuses_a_condition_of_a_case_that_does_not_parse() => Refuses(
        Line("w"), "expression.invalid_script", "x", Activity("FlowSwitch", "x", ("cases", JsonNode.Parse("""[{"label":"a","condition":{"type":"JavaScript","value":"1 +"}}]"""))));

    [Test]
    public void Refuses_liquid_that_does_not_parse() => Refuses(Line("w"), "expression.invalid_template", "x", Line("x", Liquid("{% if %}")));

    [Test]
    public void Refuses_a_cron_expression_of_five_fields() => Refuses(Line("w"), "activity.invalid_cron", "x", Activity("Cron", "x", ("cronExpression", Literal("0 8 * * 1"))));

    [Test]
    public void Refuses_a_time_span_that_is_none() => Refuses(Line("w"), "activity.invalid_timespan", "x", Activity("Delay", "x", ("timeSpan", Literal("two days"))));

    [Test]
    public void Refuses_a_missing_required_input() => Refuses(Line("w"), "activity.missing_input", "x", Activity("Event", "x"));

    [Test]
    public void Refuses_a_variable_that_nobody_declared() => Refuses(Line("w"), "variable.unknown", "x", Set("x", "nowhere", Literal(1)));

    [Test]
    public void Refuses_a_connection_to_an_unknown_activity()
    {
        var problems = Subject.Check(Workflow(Flowchart("s>gone", Activity("Start", "s"))));
        Assert.That(problems.Select(problem => (problem.Code, problem.ActivityId)), Is.EqualTo(new[] { ("connection.unknown_activity", "flow") }));
        Assert.That(problems[0].Message.En, Does.Contain("'gone'"));
    }

    [Test]
    public void Refuses_a_connection_from_a_port_that_does_not_exist()
    {
        var problems = Subject.Check(Workflow(Flowchart("s>f f:Left>a f:Middle>b", Activity("Start", "s"), Fork("f", "Left", "Right"), Line("a"), Line("b"))));
        Assert.That(problems.Select(problem => (problem.Code, problem.ActivityId)), Is.EqualTo(new[] { ("connection.unknown_port", "f") }));
        Assert.That(problems[0].Message.Zh, Does.Contain("Middle"));
    }

    [Test]
    public void Refuses_a_flowchart_without_a_start()
    {
        var problems = Subject.Check(Workflow(Flowchart("a>b b>a", Line("a"), Line("b"))));
        Assert.That(problems.Select(problem => problem.Code), Is.EqualTo(new[] { "flowchart.no_start" }));
    }

    [Test]
    public void Knows_the_ports_of_our_own_activities_from_their_outcomes()
    {
        var check = new DefinitionCheck(new ActivityCatalog([new Approval()]));
        var approval = Activity("Test.Approval", "x", ("outcomes", Expression("Object", "[\"Approve\",\"Reject\"]", "String[]")), ("title", Literal("T")));
        var definition = Workflow(Flowchart("s>x x:Approve>a x:Maybe>b", Activity("Start", "s"), approval, Line("a"), Line("b")));
        Assert.That(check.Check(definition).Select(problem => problem.Code), Is.EqualTo(new[] { "connection.unknown_port" }));
    }

    [Test]
    public void Every_standard_activity_that_runs_is_declared_and_the_other_way_round() =>
        Assert.That(StandardDescriptors.All.Select(descriptor => descriptor.TypeName), Is.EquivalentTo(StandardActivities.TypeNames));

    private static void Refuses(JsonObject first, string code, string activityId, JsonObject bad)
    {
        var problems = Subject.Check(Workflow(Sequence("seq", first, bad)));
        Assert.That(problems.Select(problem => (problem.Code, problem.ActivityId)), Is.EqualTo(new[] { (code, activityId) }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems[0].Message.Zh, Does.Contain(activityId));
            Assert.That(problems[0].Message.En, Does.Contain(activityId));
        }
    }
}
