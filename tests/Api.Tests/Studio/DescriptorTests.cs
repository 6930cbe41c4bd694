using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Api.Tests.Studio;

/// <summary>What the designer is told that definitions may be made of.</summary>
public sealed class DescriptorTests
{
    private ApiHost host = null!;
    private StudioCalls admin = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await ApiHost.StartAsync(DatabaseProvider.Sqlite);
        admin = await StudioCalls.AsAsync(host, "admin");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        admin?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
    }

    [Test]
    public async Task Everything_that_the_engine_runs_is_described_once_and_nothing_else()
    {
        var list = await admin.GetAsync("/descriptors/activities?Refresh=True");
        var types = list["items"]!.AsArray().Select(item => $"{item!["typeName"]} {item["version"]}").ToList();
        Assert.That(types, Is.Unique);
        Assert.That(types, Is.EquivalentTo(
            host.Services.GetRequiredService<ActivityCatalog>().Descriptors.Select(descriptor => $"{descriptor.TypeName} {descriptor.Version}")));
        Assert.That((int?)list["count"], Is.EqualTo(types.Count));
    }

    [Test]
    public async Task A_human_task_has_Chinese_texts_and_drop_downs_for_what_can_be_chosen()
    {
        var task = await ActivityAsync("BaseWorkflows.HumanTask");
        Assert.That((string?)task["displayName"], Is.EqualTo("人工任务"));
        Assert.That((string?)task["namespace"], Is.EqualTo("BaseWorkflows"));
        Assert.That((string?)task["name"], Is.EqualTo("HumanTask"));
        Assert.That(Choices(task, "Role"), Does.Contain("GraduateDirector 研究生处处长"));
        Assert.That(Choices(task, "TaskType"), Does.Contain("expert-report 校内专家实地考察"));
        Assert.That(Choices(task, "Mode").Select(choice => choice.Split(' ')[0]), Is.EqualTo(["Single", "Countersign", "OrSign", "Sequential", "Vote"]));
        Assert.That(Choices(task, "DueInDays"), Does.Contain("15 15 个工作日"));
        Assert.That(Choices(task, "RemindBeforeDays"), Is.Not.Empty);
        Assert.That(Choices(task, "EscalateAfterDays"), Is.Not.Empty);
        Assert.That(Choices(task, "EscalateTo"), Is.EqualTo(Choices(task, "Role")));
        Assert.That(Choices(task, "EscalateAs"), Is.EqualTo(["Candidate 也可办理", "Copy 抄送知悉"]));
        Assert.That(Choices(task, "Signature"), Is.EqualTo(["None 不需要", "Required 必须"]));
        Assert.That((string?)Input(task, "Outcomes")["uiHint"], Is.EqualTo("dynamic-outcomes"));
        Assert.That(task["inputs"]!.AsArray().Select(input => (int?)input!["order"]), Is.Ordered.And.Unique);
    }

    [Test]
    public async Task Ports_say_in_Chinese_how_an_activity_is_left_and_what_it_holds()
    {
        Assert.That(Ports(await ActivityAsync("Elsa.FlowDecision")), Is.EqualTo(["True 是 Flow", "False 否 Flow"]));
        Assert.That(Ports(await ActivityAsync("Elsa.If")), Is.EqualTo(["Then 成立时 Embedded", "Else 否则 Embedded", "Done 完成 Flow"]));
        Assert.That(Ports(await ActivityAsync("Elsa.End")), Is.Empty);
        Assert.That(Ports(await ActivityAsync("BaseWorkflows.HumanTask")), Is.Empty, "its outcomes are its ports");
    }

    [Test]
    public async Task Inputs_and_outputs_are_named_as_Studio_expects()
    {
        var join = await ActivityAsync("Elsa.FlowJoin");
        Assert.That((string?)Input(join, "Mode")["defaultValue"], Is.EqualTo("WaitAny"));
        Assert.That((bool?)Input(await ActivityAsync("Elsa.FlowSwitch"), "Cases")["isWrapped"], Is.False);
        var run = await ActivityAsync("Elsa.RunTask");
        Assert.That(run["outputs"]!.AsArray().Select(output => (string?)output!["name"]), Is.EqualTo(["TaskId", "Result"]));
    }

    [Test]
    public async Task Another_language_is_the_pages_choice()
    {
        using var english = await StudioCalls.AsAsync(host, "admin");
        english.Client.DefaultRequestHeaders.Add("Cookie", ".AspNetCore.Culture=c%3Den%7Cuic%3Den");
        var list = await english.GetAsync("/descriptors/activities");
        var task = list["items"]!.AsArray().Single(item => (string?)item!["typeName"] == "BaseWorkflows.HumanTask")!;
        Assert.That((string?)task["displayName"], Is.EqualTo("Human task"));
    }

    [TestCase("/descriptors/expression-descriptors", "type", "JavaScript")]
    [TestCase("/descriptors/workflow-activation-strategies", "typeName", "Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime")]
    [TestCase("/descriptors/incident-strategies", "typeName", "Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core")]
    [TestCase("/descriptors/variables", "typeName", "String")]
    [TestCase("/descriptors/storage-drivers", "typeName", "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core")]
    [TestCase("/features/installed", "fullName", "Elsa.RealTimeWorkflowUpdates")]
    public async Task A_small_catalogue_has(string path, string property, string value) =>
        Assert.That((await admin.GetAsync(path))["items"]!.AsArray().Select(item => (string?)item![property]), Does.Contain(value));

    [TestCase("/descriptors/log-persistence-strategies")]
    [TestCase("/descriptors/commit-strategies/workflows")]
    [TestCase("/descriptors/commit-strategies/activities")]
    [TestCase("/descriptors/output-converters?sourceType=String&destinationType=Int32")]
    public async Task What_the_engine_has_no_use_for_is_an_empty_list(string path) =>
        Assert.That((await admin.GetAsync(path))["items"]!.AsArray(), Is.Empty);

    [Test]
    public async Task Choices_asked_for_afterwards_are_none() =>
        Assert.That((await admin.PostAsync("/descriptors/activities/Elsa.FlowJoin/options/Mode", new { context = new { } }))["items"]!.AsObject(), Is.Empty);

    [Test]
    public async Task Nobody_but_a_route_administrator_gets_anything()
    {
        using var nobody = await host.ProgramAsync();
        await (await nobody.GetAsync("/elsa/api/descriptors/activities")).ProblemAsync(401, "auth.required");
        using var vice = await host.ProgramAsync("vp");
        await (await vice.GetAsync("/elsa/api/descriptors/activities")).ProblemAsync(403, "auth.forbidden");
    }

    private async Task<JsonNode> ActivityAsync(string type) =>
        (await admin.GetAsync("/descriptors/activities"))["items"]!.AsArray().Single(item => (string?)item!["typeName"] == type)!;

    private static JsonNode Input(JsonNode activity, string name) => activity["inputs"]!.AsArray().Single(input => (string?)input!["name"] == name)!;

    private static IEnumerable<string> Choices(JsonNode activity, string input) =>
        Input(activity, input)["uiSpecifications"]!["dropdown"]!["selectList"]!["items"]!.AsArray().Select(choice => $"{choice!["value"]} {choice["text"]}");

    private static IEnumerable<string> Ports(JsonNode activity) =>
        activity["ports"]!.AsArray().Select(port => $"{port!["name"]} {port["displayName"]} {port["type"]}");
}
