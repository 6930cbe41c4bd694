using System.Text.Json.Nodes;
using BaseWorkflows.Engine;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Tasks;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Routes;

public sealed class RouteDifferenceTests
{
    private static readonly ActivityCatalog Catalog = new([new HumanTaskActivity()]);
    private static readonly string Before = Sequential("route", "A", "B");

    [Test]
    public void The_same_definition_has_no_differences() => Assert.That(Changes(_ => { }), Is.Empty);

    [Test]
    public void Where_a_step_stands_in_the_designer_is_no_difference() => Assert.That(
        Changes(document => Activity(document, "A")["metadata"]!["designer"] = JsonNode.Parse("""{"position":{"x":1,"y":2}}""")), Is.Empty);

    [Test]
    public void What_is_left_out_and_its_default_are_the_same() => Assert.That(
        Changes(document => Activity(document, "A")["priority"] = Value("Normal")), Is.Empty);

    [Test]
    public void A_step_more_is_told_with_its_kind_and_its_ways() => Assert.That(
        Changes(document =>
        {
            var root = document["root"]!;
            root["activities"]!.AsArray().Add(Step("C"));
            root["connections"]!.AsArray().Add(Connection("B", "Approve", "C"));
        }),
        Is.EqualTo(new[] { (VersionChangeKind.StepAdded, "新增步骤“C”（人工任务）"), (VersionChangeKind.WayAdded, "新增连线：“B”—同意→“C”") }));

    [Test]
    public void A_step_less_is_told_with_its_ways() => Assert.That(
        Changes(document =>
        {
            document["root"]!["activities"]!.AsArray().RemoveAt(1);
            document["root"]!["connections"]!.AsArray().Clear();
        }),
        Is.EqualTo(new[] { (VersionChangeKind.StepRemoved, "删除步骤“B”（人工任务）"), (VersionChangeKind.WayRemoved, "删除连线：“A”—同意→“B”") }));

    [Test]
    public void Another_name_is_a_renamed_step() => Assert.That(
        Changes(document => Activity(document, "A")["metadata"]!["displayText"] = "初审"),
        Is.EqualTo(new[] { (VersionChangeKind.StepRenamed, "步骤“A”改名为“初审”") }));

    [Test]
    public void What_a_step_asks_is_told_from_and_to_by_the_names_of_the_choices() => Assert.That(
        Changes(document =>
        {
            Activity(document, "A")["role"] = Value("GraduateDirector");
            Activity(document, "A")["dueInDays"] = Value("5");
            Activity(document, "B")["outcomes"] = Value("""["Approve","Return"]""", "Object");
        }),
        Is.EqualTo(new[]
        {
            (VersionChangeKind.StepChanged, "步骤“A”：角色由“研究生处经办人”改为“研究生处处长”"),
            (VersionChangeKind.StepChanged, "步骤“A”：期限（工作日）设为“5 个工作日”"),
            (VersionChangeKind.StepChanged, "步骤“B”：结果由“同意、不同意”改为“同意、退回申请人”"),
        }));

    [Test]
    public void Another_kind_of_step_is_told() => Assert.That(
        Changes(document =>
        {
            Activity(document, "B")["type"] = "Elsa.End";
            foreach (var name in new[] { "taskType", "role", "outcomes" })
                Activity(document, "B").Remove(name);
        }).Select(change => change.Words).First(),
        Is.EqualTo("步骤“B”：类型由“人工任务”改为“结束”"));

    [Test]
    public void Name_variables_and_start_of_the_route_are_told() => Assert.That(
        Changes(document =>
        {
            document["name"] = "新名称";
            document["variables"]!.AsArray().Add(JsonNode.Parse("""{"id":"v","name":"Vote","typeName":"String"}"""));
            document["root"]!["start"] = "B";
        }),
        Is.EqualTo(new[]
        {
            (VersionChangeKind.Route, "名称由“route”改为“新名称”"),
            (VersionChangeKind.Route, "变量“Vote”设为“String”"),
            (VersionChangeKind.StepChanged, "步骤“root”：起点由“A”改为“B”"),
        }));

    [Test]
    public void A_script_instead_of_a_value_is_told_with_its_language() => Assert.That(
        Changes(document => Activity(document, "A")["title"] = Value("getInput('case').title", "JavaScript")).Single().Words,
        Is.EqualTo("步骤“A”：标题设为“JavaScript：getInput('case').title”"));

    private static IReadOnlyList<(VersionChangeKind Kind, string Words)> Changes(Action<JsonObject> change) =>
        [.. RouteDifference.Of(WorkflowDefinition.Parse(Before), WorkflowDefinition.Parse(Before.Changed(change)), Catalog)
            .Select(one => (one.Kind, one.Message.Zh))];

    private static JsonObject Activity(JsonObject document, string id) =>
        document["root"]!["activities"]!.AsArray().OfType<JsonObject>().Single(activity => (string)activity["id"]! == id);

    private static JsonObject Value(string value, string type = "Literal") =>
        new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };
}
