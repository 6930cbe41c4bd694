using BaseWorkflows.Engine;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Tests.Routes;

/// <summary>The definitions that come with the service.</summary>
public sealed class EmbeddedDefinitionTests
{
    private static readonly List<WorkflowDefinition> All =
    [
        .. typeof(EmbeddedDefinitions).Assembly.GetManifestResourceNames()
            .Where(name => name.Contains(".Definitions.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(typeof(EmbeddedDefinitions).Assembly.GetManifestResourceStream(name)!);
                return WorkflowDefinition.Parse(reader.ReadToEnd());
            }),
    ];

    private static IEnumerable<TestCaseData> Tasks =>
        from definition in All
        from activity in definition.Activities
        where activity.Type == HumanTaskActivity.TypeName
        select new TestCaseData(definition, activity).SetName($"Every_outcome_leads_on({definition.DefinitionId}, {activity.Id})");

    [Test]
    public void The_definitions_are_there() => Assert.That(All.Select(definition => definition.DefinitionId), Is.EqualTo(new[]
    {
        "agreement-renewal", "agreement-signing", "annual-assessment", "approval-clinical", "approval-department", "approval-voluntary", "base-construction", "rectification",
    }));

    [TestCaseSource(nameof(Tasks))]
    public void Every_outcome_leads_on(WorkflowDefinition definition, ActivityNode activity)
    {
        var outcomes = System.Text.Json.Nodes.JsonNode.Parse(activity.Json["outcomes"]!["expression"]!["value"]!.GetValue<string>())!.AsArray()
            .Select(outcome => outcome!.GetValue<string>());
        var ports = definition.Connections.Where(way => way.SourceActivity == activity.Id).Select(way => way.SourcePort);

        Assert.That(ports, Is.EquivalentTo(outcomes));
    }

    [TestCase("approval-clinical", "研究生处组织专家、校内专家实地考察、研究生处审核意见、校长办公会审议、研究生处原件归档、院（系、部）复印件归档")]
    [TestCase("approval-voluntary", "研究生处受理、相关院（系、部）考察评估、院（系、部）意见、研究生处审核意见、分管校领导审批、研究生处原件归档、院（系、部）复印件归档")]
    public void The_way_of_a_case_that_everybody_approves_has_no_corrections_on_it(string id, string steps) =>
        Assert.That(string.Join('、', RouteWay.Of(All.Single(definition => definition.DefinitionId == id))), Is.EqualTo(steps));

    [Test]
    public void The_routes_document_is_up_to_date()
    {
        var path = Path.Combine(Checkout.Root, "docs", "routes.md");
        var rendered = RoutesDocument.Render(All);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, rendered);

        Assert.That(File.ReadAllText(path), Is.EqualTo(rendered), "docs/routes.md is stale: UPDATE_DOCS=1 dotnet test tests/Workflows.Tests --filter EmbeddedDefinition");
    }
}
