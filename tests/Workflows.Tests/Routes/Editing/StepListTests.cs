using System.Text.Json.Nodes;
using BaseWorkflows.Engine;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Routes.Editing;
using static BaseWorkflows.Workflows.Tests.Routes.Editing.Lists;

namespace BaseWorkflows.Workflows.Tests.Routes.Editing;

public sealed class StepListTests
{
    [TestCase("agreement-renewal",
        "accept draft sign-college sign-unit copies {研究生处: receive-office | 基地: receive-base | 院（系、部）: receive-department} renew end. // decline declined.")]
    [TestCase("agreement-signing",
        "draft sign-college sign-unit copies {研究生处: receive-office | 基地: receive-base | 院（系、部）: receive-department} activate construct end.")]
    [TestCase("annual-assessment",
        "propose panel record score conclude review announce objections {基地答复: object | 期满: expire} objected {True: decide | False:} final must-rectify {True: order rectify | False:} end.")]
    [TestCase("approval-clinical",
        "panel report majority {True: | False: → reject} office-opinion meeting approve open-agreement sign-agreement "
        + "file {原件: file-originals | 复印件: file-copies} close end. // reject rejected. // return correct back↩")]
    [TestCase("approval-department",
        "evaluate office-opinion final-approval approve open-agreement sign-agreement "
        + "file {原件: file-originals | 复印件: file-copies} close end. // reject rejected. // return correct back↩")]
    [TestCase("approval-voluntary",
        "accept evaluate department-opinion office-opinion final-approval approve open-agreement sign-agreement "
        + "file {原件: file-originals | 复印件: file-copies} close end. // reject rejected. // return correct back↩")]
    [TestCase("base-construction", "fork {工作小组与管理办法: working-group base-rules | 导师: mentors} end.")]
    public void A_route_that_comes_with_the_service_is_shown_completely(string id, string written)
    {
        var list = StepList.Of(Embedded[id]);

        Assert.That(list.Written(), Is.EqualTo(written));
        Assert.That(list.Unshown, Is.Empty);
        Assert.That(
            list.Main.Steps.Concat(list.Sides.SelectMany(side => side.Line.Steps)).SelectMany(item => item.Content()).Append("start"),
            Is.EquivalentTo(Embedded[id].Root.Children.Select(activity => activity.Id)), "each activity stands in the list once");
    }

    [Test]
    public void What_only_a_line_that_nothing_leads_to_leads_to_is_shown_too()
    {
        var list = StepList.Of(Embedded["rectification"].After(new RemoveStep("work"), new MoveStep("decide", Spot.Before("extension"))));

        Assert.That(list.Unshown, Is.Empty);
        Assert.That(list.Sides.Select(side => string.Join(' ', side.Line.Steps.Select(step => step.Id))), Is.EqualTo(new[] { "decide extension work-on", "delist" }));
    }

    [Test]
    public void A_line_that_only_its_own_steps_come_back_to_is_shown_too()
    {
        var list = StepList.Of(Embedded["rectification"].After(new RemoveStep("work"), new AddStep(Spot.After("extension"), Opinion)));

        Assert.That(list.Unshown, Is.Empty);
        Assert.That(list.Sides.Select(side => side.Line.Steps[0].Id), Does.Contain("extension"));
    }

    [Test]
    public void A_line_to_which_one_case_alone_still_leads_is_shown_in_that_case() => Assert.That(
        Embedded["rectification"].After(new RemoveStep("decide")).Written(), Does.Contain("is-overdue {True: delist → end | False:} review").And.Contain("pass end."));

    [Test]
    public void A_step_of_a_case_stays_there_though_a_later_step_comes_back_to_it()
    {
        var route = WorkflowDefinition.Parse(Embedded["annual-assessment"].ToJson().Changed(
            document => document["root"]!["connections"]!.AsArray().Add(TestRoutes.Connection("final", "Back", "decide"))));

        Assert.That(route.Written(), Does.Contain("objected {True: decide | False:} final"));
    }

    [Test]
    public void Outcomes_say_where_they_lead()
    {
        var list = StepList.Of(Embedded["agreement-signing"]);
        var college = (PlainStep)list.Find("sign-college")!;

        Assert.That(college.Ways, Is.EqualTo(new OutcomeWay[]
        {
            new("Sign", WayKind.Next, "sign-unit"), new("Return", WayKind.Back, "draft"),
        }));
        var report = (PlainStep)StepList.Of(Embedded["approval-clinical"]).Find("report")!;
        Assert.That(report.Ways.Select(way => way.Kind), Is.EqualTo(new[] { WayKind.Next, WayKind.Next, WayKind.Aside }));
        Assert.That(report.After!.From, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_side_line_says_which_outcomes_lead_into_it()
    {
        var list = StepList.Of(Embedded["approval-clinical"]);

        Assert.That(list.Sides[0].From, Is.EquivalentTo(new PortRef[]
        {
            new("panel", "Reject"), new("majority", "False"), new("office-opinion", "Reject"), new("meeting", "Reject"),
        }));
        Assert.That(((BackStep)list.Find("back")!).Steps, Is.EqualTo(new[] { "panel", "report", "office-opinion", "meeting" }));
    }

    [Test]
    public void Cases_that_meet_again_stand_inside_the_condition()
    {
        var route = Chart(
            [Fork("c", "Elsa.FlowDecision"), Step("yes"), Step("no"), Step("after")],
            "c:True>yes c:False>no yes:Approve>after no:Approve>after");

        Assert.That(route.Written(), Is.EqualTo("c {True: yes | False: no} after"));
        Assert.That(StepList.Of(route).Find("c")!.After, Is.EqualTo(new Gap([], "after")).Using<Gap>((one, other) => one.To == other.To));
    }

    [Test]
    public void A_condition_inside_a_branch_ends_where_the_branch_does()
    {
        var route = Chart(
            [Fork("f", "Elsa.FlowFork", "a", "b"), Fork("c", "Elsa.FlowDecision"), Step("x"), Step("y"), Step("z"), Join("j"), Step("after")],
            "f:a>c f:b>z c:True>x c:False>y x:Approve>j y:Approve>j z:Approve>j j:Done>after");

        Assert.That(route.Written(), Is.EqualTo("f {a: c {True: x | False: y} | b: z} after"));
    }

    [Test]
    public void Two_conditions_that_reject_to_the_same_line_go_on_on_the_main_line()
    {
        var route = Chart(
            [Fork("c1", "Elsa.FlowDecision"), Step("a"), Fork("c2", "Elsa.FlowDecision"), Step("b"), Step("no")],
            "c1:True>a c1:False>no a:Approve>c2 a:Reject>no c2:True>b c2:False>no");

        Assert.That(route.Written(), Is.EqualTo("c1 {True: | False: → no} a c2 {True: | False: → no} b // no"));
    }

    [Test]
    public void A_port_that_leads_to_two_places_at_once_is_said_to_be_not_shown()
    {
        var list = StepList.Of(Chart([Step("a"), Step("b"), Step("c")], "a:Approve>b a:Approve>c"));

        Assert.That(list.Main.Steps.Select(step => step.Id), Is.EqualTo(new[] { "a" }));
        Assert.That(list.Unshown.Select(one => one.ActivityId), Is.EqualTo(new[] { "a", "b", "c" }));
        Assert.That(list.Unshown[0].Why.En, Does.Contain("several places at once"));
    }

    [Test]
    public void Branches_that_do_not_meet_are_said_to_be_not_shown()
    {
        var list = StepList.Of(Chart(
            [Fork("f", "Elsa.FlowFork", "a", "b", "c"), Step("x"), Step("y"), Step("z"), Join("j"), Join("k"), Step("after")],
            "f:a>x f:b>y f:c>z x:Approve>j y:Approve>j z:Approve>k k:Done>after j:Done>k"));

        Assert.That(list.Unshown.Select(one => one.ActivityId), Does.Contain("f"));
    }

    [Test]
    public void What_no_step_leads_to_any_more_is_a_side_line_without_sources()
    {
        var list = StepList.Of(Chart([Step("a"), Step("lost"), Step("after")], "lost:Approve>after"));

        Assert.That(list.Written(), Is.EqualTo("a // lost after"));
        Assert.That(list.Sides[0].From, Is.Empty);
    }

    [Test]
    public void A_definition_that_is_no_flowchart_has_an_empty_list_that_says_so()
    {
        var list = StepList.Of(WorkflowDefinition.Parse("""{"definitionId":"s","root":{"id":"r","type":"Elsa.Sequence","activities":[]}}"""));

        Assert.That(list.Main.Steps, Is.Empty);
        Assert.That(list.Unshown.Single().Why.En, Does.Contain("no flowchart"));
    }

    [Test]
    public void A_container_is_a_step_whose_inside_is_not_shown()
    {
        var route = Chart(
            [new JsonObject { ["id"] = "box", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray(Step("inner")) }, Step("after")],
            "box:Done>after");

        var list = StepList.Of(route);

        Assert.That(list.Written(), Is.EqualTo("box after"));
        Assert.That(list.Unshown.Single().ActivityId, Is.EqualTo("box"));
    }

    private static WorkflowDefinition Chart(JsonObject[] activities, string ways) => WorkflowDefinition.Parse(TestRoutes.Definition(
        "t", activities, [.. ways.Split(' ').Select(way => way.Split(':', '>')).Select(parts => TestRoutes.Connection(parts[0], parts[1], parts[2]))]));

    private static JsonObject Step(string id) => TestRoutes.Step(id);

    private static JsonObject Fork(string id, string type, params string[] branches) => new()
    {
        ["id"] = id,
        ["type"] = type,
        ["version"] = 1,
        ["branches"] = new JsonObject { ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = new JsonArray([.. branches.Select(name => (JsonNode)name)]).ToJsonString() } },
    };

    private static JsonObject Join(string id) => new()
    {
        ["id"] = id,
        ["type"] = "Elsa.FlowJoin",
        ["version"] = 1,
        ["mode"] = new JsonObject { ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "WaitAll" } },
    };
}
