using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Routes.Lawfulness;
using static BaseWorkflows.Workflows.Tests.Routes.Mutation;

namespace BaseWorkflows.Workflows.Tests.Routes;

/// <summary>Each rule of the regulation has a route that breaks it; the routes that come with the service keep them all.</summary>
public sealed class LawfulnessTests
{
    private static readonly (string Rule, string? Activity, WorkflowDefinition Route)[] Broken =
    [
        ("lawfulness.approved_after_reject", "approve", Route("approval-department").Leading("evaluate", "Reject", "office-opinion")),
        ("lawfulness.rejected_after_approval", "reject", Route("approval-department").Leading("sign-agreement", "Done", "reject")),
        ("lawfulness.undecided", null, Route("approval-department").Leading("evaluate", "Reject", "rejected")),
        ("lawfulness.evaluator_approves", "final-approval", Route("approval-department").Setting("final-approval", "role", "DepartmentHead")),
        ("lawfulness.department_order", "approve", Route("approval-department").Without("office-opinion")),
        ("lawfulness.department_order", "approve", Route("approval-department").Leading("start", "Done", "office-opinion")),
        ("lawfulness.voluntary_order", "approve", Route("approval-voluntary").Without("department-opinion")),
        ("lawfulness.voluntary_order", "approve", Route("approval-voluntary").Without("accept")),
        ("lawfulness.not_all_departments", "evaluate", Route("approval-voluntary").Setting("evaluate", "mode", "Single")),
        ("lawfulness.not_all_departments", "evaluate", Route("approval-voluntary").Setting("evaluate", "scope", "Department")),
        ("lawfulness.not_all_departments", "evaluate", Route("approval-voluntary").Setting("evaluate", "mode", "OrSign")),
        ("lawfulness.not_all_departments", "department-opinion", Route("approval-voluntary").Setting("department-opinion", "mode", "Vote").Setting("department-opinion", "threshold", ">50%")),
        ("lawfulness.not_all_departments", "file-copies", Route("approval-clinical").Setting("file-copies", "mode", "OrSign")),
        ("lawfulness.not_all_experts", "report", Route("approval-clinical").Setting("report", "mode", "Sequential")),
        ("lawfulness.clinical_order", "approve", Route("approval-clinical").Without("report")),
        ("lawfulness.clinical_order", "approve", Route("approval-clinical").Without("office-opinion")),
        ("lawfulness.clinical_order", "approve", Route("approval-clinical").Without("meeting")),
        ("lawfulness.clinical_panel", "report", Route("approval-clinical").Without("panel")),
        ("lawfulness.not_all_experts", "report", Route("approval-clinical").Setting("report", "mode", "Single")),
        ("lawfulness.wrong_role", "final-approval", Route("approval-department").Setting("final-approval", "role", "GraduateDirector")),
        ("lawfulness.wrong_role", "final-approval", Route("approval-department").Setting("final-approval", "escalateAs", "Candidate")),
        ("lawfulness.originals_not_filed", null, Route("approval-department").Leading("approve", "Done", "end")),
        ("lawfulness.copies_not_filed", null, Route("approval-department").Leading("approve", "Done", "end")),
        ("lawfulness.closed_too_early", "close", Route("approval-clinical").Leading("sign-agreement", "Done", "close")),
        ("lawfulness.not_signed", "office-opinion", Route("approval-clinical").Setting("office-opinion", "signature", "None")),
        ("lawfulness.agreement_before_approval", "open-agreement", Route("approval-department").Leading("evaluate", "Approve", "open-agreement")),
        ("lawfulness.copies_outstanding", "activate", Route("agreement-signing").Without("sign-unit", "Sign")),
        ("lawfulness.copies_outstanding", "activate", Route("agreement-signing").Leading("sign-unit", "Sign", "activate")),
        ("lawfulness.copies_outstanding", "activate", Route("agreement-signing").Leading("sign-unit", "Return", "copies")),
        ("lawfulness.copies_outstanding", "renew", Route("agreement-renewal").Without("sign-unit", "Sign")),
        ("lawfulness.renewed_after_decline", "renew", Route("agreement-renewal").Leading("decline", "Done", "renew")),
        ("lawfulness.renewal_undecided", null, Route("agreement-renewal").Leading("accept", "Reject", "declined")),
        ("lawfulness.no_rules", null, Route("base-construction").Leading("start", "Done", "mentors")),
        ("lawfulness.no_working_group", null, Route("base-construction").Leading("start", "Done", "mentors")),
        ("lawfulness.no_mentors", null, Route("base-construction").Leading("start", "Done", "working-group")),
        ("lawfulness.assessment_panel", "score", Route("annual-assessment").Without("panel", "Submit")),
        ("lawfulness.assessment_panel", "score", Route("annual-assessment").Without("propose", "Submit")),
        ("lawfulness.assessment_records", "announce", Route("annual-assessment").Without("record", "Submit")),
        ("lawfulness.assessment_scores", "announce", Route("annual-assessment").Without("score", "Submit")),
        ("lawfulness.assessment_scores", "announce", Route("annual-assessment").Without("review", "Sign")),
        ("lawfulness.assessment_scores", "announce", Route("annual-assessment").Leading("decide", "Reopen", "announce").Leading("conclude", "Return", "announce")),
        ("lawfulness.assessment_unannounced", "final", Route("annual-assessment").Leading("review", "Sign", "final")),
        ("lawfulness.assessment_unconcluded", null, Route("annual-assessment").Leading("objected", "False", "end")),
        ("lawfulness.not_all_experts", "score", Route("annual-assessment").Setting("score", "mode", "Single")),
        ("lawfulness.wrong_role", "review", Route("annual-assessment").Setting("review", "role", "GraduateOfficer")),
        ("lawfulness.not_signed", "review", Route("annual-assessment").Setting("review", "signature", "None")),
        ("lawfulness.rectification_unfounded", "order", Route("annual-assessment").Leading("review", "Sign", "order")),
        ("lawfulness.rectification_order", "pass", Route("rectification").Without("decide")),
        ("lawfulness.rectification_order", "pass", Route("rectification").Without("office-review", "Submit")),
        ("lawfulness.rectification_order", "pass", Route("rectification").Without("department-review", "Submit")),
        ("lawfulness.passed_after_failing", "pass", Route("rectification").Leading("decide", "Reject", "pass")),
        ("lawfulness.delisted_after_passing", "delist", Route("rectification").Leading("decide", "Approve", "delist")),
        ("lawfulness.rectification_open", null, Route("rectification").Leading("is-overdue", "True", "end")),
        ("lawfulness.not_all_departments", "department-review", Route("rectification").Setting("department-review", "mode", "Single")),
        ("lawfulness.wrong_role", "decide", Route("rectification").Setting("decide", "role", "GraduateOfficer")),
        ("lawfulness.not_signed", "decide", Route("rectification").Setting("decide", "signature", "None")),
    ];

    private static IEnumerable<TestCaseData> Routes => Broken.Select((broken, i) =>
        new TestCaseData(broken.Rule, broken.Activity, broken.Route).SetName($"A_route_that_breaks_it_is_told({i}, {broken.Rule}, {broken.Route.DefinitionId})"));

    [TestCase("agreement-renewal")]
    [TestCase("agreement-signing")]
    [TestCase("annual-assessment")]
    [TestCase("approval-clinical")]
    [TestCase("approval-department")]
    [TestCase("approval-voluntary")]
    [TestCase("base-construction")]
    [TestCase("rectification")]
    public void The_routes_that_come_with_the_service_are_sound_and_lawful(string id)
    {
        var verdict = Route(id).Check();

        TestContext.Out.WriteLine($"{id}: {verdict.States} states in {verdict.Took.TotalMilliseconds:0} ms");
        Assert.That(verdict.Findings, Is.Empty);
        Assert.That(verdict.IsComplete, Is.True);
    }

    [TestCaseSource(nameof(Routes))]
    public void A_route_that_breaks_it_is_told(string rule, string? activity, WorkflowDefinition route)
    {
        var finding = route.Check().Findings.First(finding => finding.Rule == rule);

        Assert.That((finding.Severity, finding.ActivityId), Is.EqualTo((FindingSeverity.Error, activity)));
        Assert.That(finding.Clause, Is.Not.Null);
        Assert.That(finding.Path, Is.Not.Empty);
        Assert.That(finding.Path[0].ActivityId, Is.EqualTo("start"));
        Assert.That(activity is null || finding.Path[^1].ActivityId == activity, Is.True);
    }

    [Test]
    public void Departments_that_are_asked_in_turn_are_all_asked_before_it_goes_on() => Assert.That(
        Route("approval-voluntary").Setting("evaluate", "mode", "Sequential").Setting("department-opinion", "mode", "Sequential").Check().Findings, Is.Empty);

    [Test]
    public void Every_rule_has_a_route_that_breaks_it() =>
        Assert.That(Edition1.Rules.Rules.Select(rule => rule.Code).Distinct(), Is.EquivalentTo(Broken.Select(broken => broken.Rule).Distinct()));

    [Test]
    public void The_path_is_a_shortest_run_to_the_step_that_comes_too_early()
    {
        var finding = Route("approval-clinical").Without("office-opinion").Check().Findings.First(finding => finding.Rule == "lawfulness.clinical_order");

        Assert.That(finding.Path.Select(step => $"{step.ActivityId}:{step.Outcome}"), Is.EqualTo(new[]
        {
            "start:Done", "panel:Approve", "report:Approve", "majority:True", "meeting:Approve", "approve:Done",
        }));
        Assert.That(finding.Message.Zh, Does.Contain("研究生处意见"));
    }

    [Test]
    public void What_was_given_before_a_return_and_a_correction_stands()
    {
        // The routes come straight back to whoever returned the application; beginning anew is as lawful.
        var anew = Route("approval-clinical").With(document =>
        {
            foreach (var way in document["root"]!["connections"]!.AsArray().Where(way => way!["source"]!["activity"]!.GetValue<string>() == "back"))
                way!["target"]!["activity"] = "panel";
        });

        Assert.That(anew.Check().Findings, Is.Empty);
    }

    [Test]
    public void A_return_that_comes_back_too_far_on_breaks_the_order()
    {
        var finding = Route("approval-department").Leading("back", "Default", "final-approval").Leading("back", "院（系、部）考察评估", "final-approval").Check()
            .Findings.First(finding => finding.Rule == "lawfulness.department_order");

        Assert.That(finding.Path.Select(step => step.ActivityId), Is.EqualTo(new[] { "start", "evaluate", "return", "correct", "back", "final-approval", "approve" }));
    }

    [Test]
    public void Steps_are_recognised_by_their_type_whatever_they_are_called()
    {
        var renamed = WorkflowDefinition.Parse(Route("approval-department").ToJson()
            .Replace("\"office-opinion\", \"port\"", "\"step-x\", \"port\"", StringComparison.Ordinal)
            .Replace("\"id\": \"office-opinion\"", "\"id\": \"step-x\"", StringComparison.Ordinal)
            .Replace("\"activity\": \"office-opinion\"", "\"activity\": \"step-x\"", StringComparison.Ordinal)
            .Replace("=== 'office-opinion'", "=== 'step-x'", StringComparison.Ordinal));

        Assert.That(renamed.Find("step-x"), Is.Not.Null);
        Assert.That(renamed.Check().Findings, Is.Empty);
    }

    [Test]
    public void Who_does_a_step_is_a_warning_where_only_a_run_can_tell() => Assert.That(
        Route("approval-department").Setting("final-approval", "role", "getVariable('who')", "JavaScript").Check().Findings.Select(finding => (finding.Rule, finding.Severity)),
        Is.EqualTo(new[] { ("lawfulness.wrong_role", FindingSeverity.Warning) }));
}
