using System.Text.Json.Nodes;
using static BaseWorkflows.Engine.Tests.Build;

namespace BaseWorkflows.Engine.Tests;

/// <summary>What expressions see, as measured on the real Elsa, and the limits that we put on them.</summary>
public sealed class ExpressionTests
{
    [TestCase("getInput('name')", "\"Bob\"")]
    [TestCase("variables.V + getVariable('V') + getV()", "\"000\"")]
    [TestCase("setVariable('V', 'x'); getV()", "\"x\"")]
    [TestCase("setV('y'); getVariable('V')", "\"y\"")]
    [TestCase("variables.V = 'x'; getVariable('V')", "\"0\"")]
    [TestCase("var x = 1; return x + 1;", "2")]
    [TestCase("const x = 1; x + 1", "2")]
    [TestCase("[1,2,3].map(x => x * 2)", "[2,4,6]")]
    [TestCase("`a${1 + 1}`", "\"a2\"")]
    [TestCase("(async () => 5)()", "5")]
    [TestCase("getWorkflowInstanceId() + '/' + getCorrelationId()", "\"i1/case-1\"")]
    [TestCase("toJson({a:[1]})", "\"{\\u0022a\\u0022:[1]}\"")]
    [TestCase("isNullOrEmpty('') && !isNullOrEmpty('a')", "true")]
    [TestCase("newGuid().length", "36")]
    [TestCase("new Date()", "\"2026-11-24T12:00:00.000Z\"")]
    [TestCase("getVariable('nowhere')", "null")]
    [TestCase("undefined", "null")]
    [TestCase("0.5", "0.5")]
    [TestCase("'中文 🎓'", "\"中文 🎓\"")]
    public async Task JavaScript_gives(string script, string expected) => await Gives(Script(script), expected);

    [TestCase("{{ Input.name }} {{ Variables.V }} {{ CorrelationId }} {{ WorkflowInstanceId }}", "Bob 0 case-1 i1")]
    [TestCase("{{ 'now' | date: '%Y-%m-%d' }}", "2026-11-24")]
    [TestCase("{{ Input.list | json }}{% for i in Input.list %}{{ i }};{% endfor %}", "[1,2]1;2;")]
    public async Task Liquid_gives(string template, string expected) => await Gives(Expression("Liquid", template), JsonValue.Create(expected)!.ToJsonString());

    [Test]
    public async Task Variable_gives_its_value() => await Gives(Expression("Variable", new JsonObject { ["id"] = "V" }), "\"0\"");

    [Test]
    public async Task Input_gives_the_input_that_it_defines() => await Gives(Expression("Input", new JsonObject { ["name"] = "name" }), "\"Bob\"");

    [Test]
    public async Task Object_stays_text_unless_the_type_is_an_object()
    {
        await Gives(Expression("Object", "{\"a\":1}"), "\"{\\u0022a\\u0022:1}\"");
        await Gives(Expression("Object", "{\"a\":1}", "ObjectDictionary"), "{\"a\":1}");
    }

    [Test]
    public async Task Unknown_language_gives_null() => await Gives(Expression("Python", "1"), "null");

    [TestCase("input.name")]
    [TestCase("getName()")]
    [TestCase("System.IO.File.ReadAllText('/etc/passwd')")]
    [TestCase("importNamespace('System')")]
    [TestCase("newGuid.constructor('return 1')()")]
    [TestCase("while (true) {}")]
    [TestCase("function f() { return f(); } f()")]
    [TestCase("var a = []; while (true) a.push('x'.repeat(1000000))")]
    [TestCase("'a'.repeat(2**29).repeat(2**3)")]
    [TestCase("var o = {}; o.o = o; o")]
    [TestCase("throw new Error('mine')")]
    public async Task JavaScript_that_is_not_allowed_becomes_an_incident(string script)
    {
        var instance = await Run(Script(script));
        Assert.That(instance.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Faulted), instance.State.Variables.ToJsonString());
        Assert.That(instance.State.Incidents.Single().ActivityId, Is.EqualTo("set"));
    }

    [Test]
    public async Task Liquid_that_never_ends_becomes_an_incident()
    {
        var instance = await Run(Liquid("{% for a in (1..1000) %}{% for b in (1..1000) %}{% for c in (1..1000) %}x{% endfor %}{% endfor %}{% endfor %}"));
        Assert.That(instance.State.SubStatus, Is.EqualTo(WorkflowSubStatus.Faulted));
    }

    [Test]
    public async Task Outputs_of_earlier_activities_are_there_after_a_wait()
    {
        var definition = Workflow(Sequence("seq", Task("a"), Task("b"), Set("set", "V", Script("getOutputFrom('a').d"))), "V");
        var instance = await new Instance(definition).StartAsync();
        await instance.CompleteAsync("a", """{"d":"ok"}""");
        await instance.CompleteAsync("b");
        Assert.That((string?)instance.State.Variables["V"], Is.EqualTo("ok"));
    }

    private static async Task Gives(JsonObject expression, string expected)
    {
        var instance = await Run(expression);
        Assert.That(instance.State.Incidents, Is.Empty);
        Assert.That(JsonNode.DeepEquals(instance.State.Variables["R"], JsonNode.Parse(expected)), Is.True, instance.State.Variables.ToJsonString());
    }

    private static async Task<Instance> Run(JsonObject expression)
    {
        var definition = Workflow(Sequence("seq", Set("first", "V", Literal("0")), Set("set", "R", expression)), "V R");
        return await new Instance(definition, limits: new EngineLimits { ScriptTime = TimeSpan.FromSeconds(2) }).StartAsync("""{"name":"Bob","list":[1,2]}""");
    }
}
