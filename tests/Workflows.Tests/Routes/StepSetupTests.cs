using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Routes;
using static BaseWorkflows.TestKit.TestRoutes;
using static BaseWorkflows.Workflows.Tests.Routes.Mutation;

namespace BaseWorkflows.Workflows.Tests.Routes;

/// <summary>Each way to set up a step so that it makes no sense is told, and what makes sense is not.</summary>
public sealed class StepSetupTests
{
    private const string Both = """["Approve","Reject","Return:A"]""";

    [TestCase("task.unknown_mode", "Error", "mode=Everybody")]
    [TestCase("task.threshold_missing", "Error", "mode=Vote scope=People")]
    [TestCase("task.threshold_missing", "Error", "mode=Vote scope=People threshold=most")]
    [TestCase("task.threshold_unused", "Warning", "threshold=3")]
    [TestCase("task.mode_for_one", "Warning", "mode=OrSign")]
    [TestCase("task.mode_for_one", "Warning", "mode=Sequential scope=Applicant")]
    [TestCase("task.bad_days", "Error", "dueInDays=soon")]
    [TestCase("task.bad_days", "Error", "dueInDays=5 remindBeforeDays=0")]
    [TestCase("task.reminder_without_deadline", "Error", "remindBeforeDays=2")]
    [TestCase("task.reminder_too_early", "Error", "dueInDays=5 remindBeforeDays=5")]
    [TestCase("task.escalation_without_deadline", "Error", "escalateAfterDays=2 escalateTo=GraduateDirector")]
    [TestCase("task.escalation_incomplete", "Error", "dueInDays=5 escalateAfterDays=2")]
    [TestCase("task.escalation_incomplete", "Error", "dueInDays=5 escalateTo=GraduateDirector")]
    [TestCase("task.escalation_role", "Error", "dueInDays=5 escalateAfterDays=2 escalateTo=Auditor")]
    public void What_makes_no_sense_is_told_with_a_way_that_leads_there(string rule, string severity, string inputs)
    {
        var finding = Findings(Sequence(Step("B", Inputs(inputs)))).Single();

        Assert.That((finding.Rule, finding.Severity.ToString(), finding.ActivityId), Is.EqualTo((rule, severity, "B")));
        Assert.That(finding.Path.Select(step => step.ActivityId), Is.EqualTo(new[] { "A", "B" }));
    }

    [TestCase("mode=Vote scope=People threshold=>50% dueInDays=5 remindBeforeDays=4")]
    [TestCase("mode=Sequential scope=Departments dueInDays=5 escalateAfterDays=2 escalateTo=DepartmentHead escalateAs=Copy")]
    [TestCase("mode=OrSign scope=People")]
    [TestCase("mode=Single dueInDays=")]
    public void What_makes_sense_is_not_told(string inputs) => Assert.That(Findings(Sequence(Step("B", Inputs(inputs)))), Is.Empty);

    [Test]
    public void A_return_to_an_earlier_step_is_a_plain_outcome_that_leads_there() =>
        Assert.That(Findings(Sequence(Step("B", ("outcomes", Both)), Connection("B", "Return:A", "A"))), Is.Empty);

    [Test]
    public void A_return_that_leads_nowhere_is_told_as_every_outcome_is() =>
        Assert.That(Rules(Sequence(Step("B", ("outcomes", Both)))), Is.EqualTo(new[] { "soundness.outcome_leads_nowhere" }));

    [Test]
    public void A_return_to_a_step_that_is_not_there_is_told() => Assert.That(
        Rules(Sequence(Step("B", ("outcomes", """["Approve","Return:X"]""")), Connection("B", "Return:X", "A"))), Does.Contain("task.return_unknown"));

    [Test]
    public void A_return_to_a_step_that_comes_later_is_told() => Assert.That(
        Rules(Definition(
            "setup", [Step("A", ("outcomes", """["Approve","Return:B"]""")), Step("B")],
            [Connection("A", "Approve", "B"), Connection("A", "Return:B", "B")])),
        Is.EqualTo(new[] { "task.return_not_earlier" }));

    [Test]
    public void A_return_whose_way_leads_elsewhere_is_told() => Assert.That(
        Rules(Definition(
            "setup", [Step("A"), Step("M"), Step("B", ("outcomes", Both))],
            [Connection("A", "Approve", "M"), Connection("M", "Approve", "B"), Connection("B", "Return:A", "M")])),
        Is.EqualTo(new[] { "task.return_elsewhere" }));

    [Test]
    public void A_return_to_an_earlier_step_makes_void_what_followed_it()
    {
        var route = Returning("final-approval", "evaluate");
        Assert.That(route.Check().Findings, Is.Empty, "the case goes through all steps again");

        var past = Returning("final-approval", "evaluate").Leading("evaluate", "Approve", "final-approval");
        Assert.That(past.Check().Findings.Select(finding => finding.Rule), Does.Contain("lawfulness.department_order"));
    }

    [Test]
    public void A_return_out_of_a_parallel_branch_that_leaves_the_other_running_is_told() => Assert.That(
        Rules(Definition(
            "setup",
            [
                Step("A"),
                new() { ["id"] = "fork", ["nodeId"] = "root:fork", ["type"] = "Elsa.FlowFork", ["version"] = 1, ["branches"] = Branches() },
                Step("L", ("outcomes", Both)), Step("R"),
                new() { ["id"] = "join", ["nodeId"] = "root:join", ["type"] = "Elsa.FlowJoin", ["version"] = 1, ["mode"] = "WaitAll" },
            ],
            [
                Connection("A", "Approve", "fork"), Connection("fork", "L", "L"), Connection("fork", "R", "R"),
                Connection("L", "Approve", "join"), Connection("R", "Approve", "join"), Connection("L", "Return:A", "A"),
            ])),
        Has.Some.StartsWith("soundness."));

    private static WorkflowDefinition Returning(string from, string to) => Route("approval-department")
        .Setting(from, "outcomes", $"""["Approve","Reject","Return","Return:{to}"]""", "Object")
        .With(document => document["root"]!["connections"]!.AsArray().Add((System.Text.Json.Nodes.JsonNode)Connection(from, $"Return:{to}", to)));

    private static string Sequence(System.Text.Json.Nodes.JsonObject step, params System.Text.Json.Nodes.JsonObject[] more) =>
        Definition("setup", [Step("A"), step], [Connection("A", "Approve", "B"), .. more]);

    private static System.Text.Json.Nodes.JsonObject Branches() => new()
    {
        ["typeName"] = "String[]",
        ["expression"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "Object", ["value"] = """["L","R"]""" },
    };

    private static (string, string)[] Inputs(string inputs) =>
        [.. inputs.Split(' ').Select(input => input.Split('=', 2)).Select(parts => (parts[0], parts[1]))];

    // Test routes end at outcomes without a connection, and their task type is not registered here.
    private static List<RouteFinding> Findings(string json) => [.. WorkflowDefinition.Parse(json).Check().Findings
        .Where(finding => finding.Rule is not "task.unknown_type" && !IsEnd(finding))];

    private static IEnumerable<string> Rules(string json) => Findings(json).Select(finding => finding.Rule);

    private static bool IsEnd(RouteFinding finding) =>
        finding.Rule == "soundness.outcome_leads_nowhere" && !finding.Message.En.Contains("Return:", StringComparison.Ordinal);
}
