using System.Text.Json.Nodes;
using static BaseWorkflows.Engine.Tests.Build;

namespace BaseWorkflows.Engine.Tests.Checking;

public sealed class SoundnessTests
{
    private static readonly ActivityCatalog Catalog = new([new Approval()]);

    [Test]
    public void A_route_with_a_joined_fork_and_a_return_is_sound() => Assert.That(
        Judge(Workflow(Flowchart(
            "s>fork fork:L>left fork:R>right left:Yes>join left:No>again again>left right>join join>end",
            Activity("Start", "s"), Fork("fork", "L", "R"), Ask("left"), Task("right"), Task("again"), Join("join", "WaitAll"), Activity("End", "end")))),
        Is.Empty);

    [Test]
    public void A_join_for_all_behind_a_choice_is_starved_and_the_shortest_run_to_it_is_told()
    {
        var finding = Judge(Workflow(Flowchart(
            "s>ask ask:Yes>a ask:No>b a>join b>join join>end",
            Activity("Start", "s"), Ask("ask"), Task("a"), Task("b"), Join("join", "WaitAll"), Activity("End", "end")))).Single();

        Assert.That((finding.Code, finding.IsError, finding.ActivityId), Is.EqualTo(("soundness.starved_join", true, "join")));
        Assert.That(finding.Path, Is.EqualTo(new RunStep[] { new("s", "Done"), new("ask", "Yes"), new("a", "Done"), new("join", null) }));
    }

    [Test]
    public void An_end_in_one_branch_cuts_off_the_other()
    {
        var finding = Judge(Workflow(Flowchart(
            "fork:L>left fork:R>right left>end right>join", Fork("fork", "L", "R"), Task("left"), Task("right"), Activity("End", "end"), Line("join")))).Single();

        Assert.That((finding.Code, finding.ActivityId), Is.EqualTo(("soundness.ends_with_work_left", "end")));
        Assert.That(Told(finding.Path), Is.EqualTo("fork:L fork:R left:Done end:Done"));
    }

    [Test]
    public void Finish_may_cut_off_other_branches_since_that_is_what_it_is_for()
    {
        var finding = Judge(Workflow(Flowchart(
            "fork:L>ask fork:R>right ask:Yes>join ask:No>stop right>join join>end",
            Fork("fork", "L", "R"), Ask("ask"), Task("right"), Join("join", "WaitAll"), Activity("Finish", "stop"), Activity("End", "end")))).Single();

        Assert.That((finding.Code, finding.IsError), Is.EqualTo(("soundness.ends_with_work_left", false)));
    }

    [TestCase("")]
    [TestCase("WaitAll")]
    public void Empty_branches_begin_what_follows_once_each(string mode)
    {
        var definition = Workflow(Flowchart(
            "s>fork fork:L>join fork:R>join join>after after>end", Activity("Start", "s"), Fork("fork", "L", "R"), mode == "" ? Line("join") : Join("join", mode), Task("after"), Activity("End", "end")));
        var finding = Judge(definition)[0];

        Assert.That((finding.Code, finding.IsError, finding.ActivityId), Is.EqualTo(("soundness.begins_twice", true, "fork")));
        Assert.That(Told(finding.Path), Is.EqualTo("s:Done fork:L fork:R"));
    }

    [Test]
    public void Empty_branches_beside_one_with_a_step_are_sound() => Assert.That(
        Judge(Workflow(Flowchart(
            "s>fork fork:L>join fork:R>join fork:M>middle middle>join join>end", Activity("Start", "s"), Fork("fork", "L", "M", "R"), Task("middle"), Join("join", "WaitAll"), Activity("End", "end")))),
        Is.Empty);

    [Test]
    public void What_no_connection_leads_to_is_dead_without_a_run_and_only_the_first_of_a_chain_is_told()
    {
        var finding = Judge(Workflow(Flowchart("s>a a>end x>y y>end", Activity("Start", "s"), Task("a"), Task("x"), Task("y"), Activity("End", "end")))).Single();

        Assert.That((finding.Code, finding.ActivityId, finding.Path.Count), Is.EqualTo(("soundness.dead_activity", "x", 0)));
        Assert.That(finding.Message.Zh, Does.Contain("没有任何连线通向"));
    }

    [Test]
    public void A_dead_activity_is_told_with_the_shortest_run_to_the_place_at_which_it_would_begin()
    {
        var finding = Judge(Workflow(Flowchart(
            "s>ask ask:Yes>choose ask:No>a a>choose choose:True>end choose:False>x x>end",
            Activity("Start", "s"), Ask("ask"), Task("a"), Activity("FlowDecision", "choose", ("condition", Script("1 + 1 === 2", "Boolean"))), Task("x"), Activity("End", "end")))).Single();

        Assert.That((finding.Code, finding.ActivityId, Told(finding.Path)), Is.EqualTo(("soundness.dead_activity", "x", "s:Done ask:Yes choose")));
        Assert.That(finding.Message.Zh, Does.Contain("走到“choose”之后"));
    }

    [Test]
    public void Dead_activities_in_a_circle_of_their_own_are_told_once()
    {
        var finding = Judge(Workflow(Flowchart("s>end x>y y>x", Activity("Start", "s"), Task("x"), Task("y"), Activity("End", "end")))).Single();

        Assert.That((finding.Code, finding.Path.Count), Is.EqualTo(("soundness.dead_activity", 0)));
        Assert.That(finding.Message.En, Does.Contain("never reached itself"));
    }

    [Test]
    public void An_outcome_of_people_without_a_way_on_is_told_with_the_run_to_it()
    {
        var finding = Judge(Workflow(Flowchart("s>ask ask:Yes>end", Activity("Start", "s"), Ask("ask"), Activity("End", "end")))).Single();

        Assert.That((finding.Code, finding.ActivityId, Told(finding.Path)), Is.EqualTo(("soundness.outcome_leads_nowhere", "ask", "s:Done ask:No")));
    }

    [Test]
    public void A_circle_of_people_without_a_way_out_never_ends()
    {
        var findings = Judge(Workflow(Flowchart(
            "s>ask ask:Yes>end ask:No>a a>b b>a", Activity("Start", "s"), Ask("ask"), Task("a"), Task("b"), Activity("End", "end"))));

        Assert.That(findings.Select(finding => (finding.Code, finding.ActivityId, Told(finding.Path))), Is.EqualTo(new[]
        {
            ("soundness.never_ends", "a", "s:Done ask:No a"),
        }));
    }

    [Test]
    public void A_circle_without_a_person_or_a_wait_would_run_on_and_on()
    {
        var finding = Judge(Workflow(Flowchart(
            "s>again again:True>line line>again again:False>end",
            Activity("Start", "s"), Activity("FlowDecision", "again", ("condition", Script("getInput('more')", "Boolean"))), Line("line"), Activity("End", "end")))).Single();

        Assert.That((finding.Code, Told(finding.Path)), Is.EqualTo(("soundness.endless_circle", "again:True line:Done")));
    }

    [Test]
    public void The_same_circle_with_a_timer_in_it_is_sound() => Assert.That(
        Judge(Workflow(Flowchart(
            "s>again again:True>wait wait>again again:False>end",
            Activity("Start", "s"), Activity("FlowDecision", "again", ("condition", Script("getInput('more')", "Boolean"))),
            Activity("Delay", "wait", ("timeSpan", Literal("01:00:00"))), Activity("End", "end")))),
        Is.Empty);

    [Test]
    public void A_circle_that_counts_to_its_end_is_sound_since_its_counter_is_known() => Assert.That(
        Judge(Workflow(
            Flowchart(
                "zero>again again:True>more more>again again:False>end",
                Set("zero", "n", Literal(0)), Activity("FlowDecision", "again", ("condition", Script("getVariable('n') < 5", "Boolean"))),
                Set("more", "n", Script("getVariable('n') + 1")), Activity("End", "end")),
            "n")),
        Is.Empty);

    [Test]
    public void A_counter_without_a_limit_is_given_up_as_unknown() => Assert.That(
        Judge(Workflow(
            Flowchart(
                "zero>again again:True>more more>wait wait>again again:False>end",
                Set("zero", "n", Literal(0)), Activity("FlowDecision", "again", ("condition", Script("getVariable('n') < 1000", "Boolean"))),
                Set("more", "n", Script("getVariable('n') + 1")), Task("wait"), Activity("End", "end")),
            "n")),
        Is.Empty);

    [Test]
    public void A_constant_condition_is_taken_one_way_only() => Assert.That(
        Judge(Workflow(Flowchart(
            "s>choose choose:True>a choose:False>b a>end b>end",
            Activity("Start", "s"), Activity("FlowDecision", "choose", ("condition", Script("1 + 1 === 2", "Boolean"))), Task("a"), Task("b"), Activity("End", "end"))))
            .Select(finding => (finding.Code, finding.ActivityId)),
        Is.EqualTo(new[] { ("soundness.dead_activity", "b") }));

    [Test]
    public void A_definition_used_as_an_activity_is_explored_at_the_place_of_its_use()
    {
        var inner = Workflow(
            Flowchart("s>ask ask:Yes>ok ask:No>stuck", Activity("Start", "s"), Ask("ask"), Activity("Complete", "ok", ("outcomes", Expression("Object", """["Ok"]"""))), Activity("FlowJoin", "stuck", ("mode", Literal("WaitAll")))),
            options: """{"usableAsActivity":true}""", definitionId: "inner", more: """ "outcomes":["Ok"], """);
        var outer = Workflow(Flowchart("s>use use:Ok>end use>end", Activity("Start", "s"), Activity("Inner", "use"), Activity("End", "end")));
        outer = WorkflowDefinition.Parse(outer.ToJson().Replace("Elsa.Inner", "Inner", StringComparison.Ordinal));
        var catalog = new ActivityCatalog([new Approval()], new Published(inner));

        var space = new StateSpaceExplorer(catalog, new()).Explore(outer, _ => []);

        Assert.That(SoundnessCheck.Judge(outer, space), Is.Empty);
        Assert.That(space.Edges.SelectMany(edge => StateSpace.Told(edge.Steps)).Select(step => $"{step.ActivityId}:{step.Outcome}").Distinct(), Is.EquivalentTo(new[] { "s:Done", "use:Ok", "use:Done", "end:Done" }));
    }

    [Test]
    public void Where_a_bound_is_reached_the_check_says_so_and_claims_nothing_it_has_not_seen()
    {
        var definition = WideRouteTests.Wide(branches: 4, steps: 4, leave: "back");

        var space = Explore(definition, new StateSpaceLimits { StatesInFull = 10, States = 20 });

        Assert.That(space.IsComplete, Is.False);
        Assert.That(SoundnessCheck.Judge(definition, space).Select(finding => (finding.Code, finding.IsError)), Is.EqualTo(new[] { ("soundness.bound_reached", false) }));
    }

    private static IReadOnlyList<SoundnessFinding> Judge(WorkflowDefinition definition)
    {
        Assert.That(new DefinitionCheck(Catalog).Check(definition), Is.Empty);
        return SoundnessCheck.Judge(definition, Explore(definition, new()));
    }

    private static StateSpace Explore(WorkflowDefinition definition, StateSpaceLimits limits) => new StateSpaceExplorer(Catalog, limits).Explore(definition, _ => []);

    private static JsonObject Ask(string id) => Activity("Test.Approval", id,
        ("title", Literal(id)), ("answers", Literal(1)), ("outcomes", Expression("Object", """["Yes","No"]""", "String[]")));

    private static string Told(IEnumerable<RunStep> path) => string.Join(' ', path.Select(step => step.Outcome is null ? step.ActivityId : $"{step.ActivityId}:{step.Outcome}"));

    private sealed class Published(WorkflowDefinition definition) : IPublishedDefinitions
    {
        public IReadOnlyList<WorkflowDefinition> UsableAsActivity => [definition];

        WorkflowDefinition? IPublishedDefinitions.Published(string definitionId) => definitionId == definition.DefinitionId ? definition : null;

        public WorkflowDefinition? Version(string definitionId, int version) => definition;
    }
}
