using System.Text.Json.Nodes;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Routes.Editing;
using static BaseWorkflows.Workflows.Tests.Routes.Editing.Lists;

namespace BaseWorkflows.Workflows.Tests.Routes.Editing;

public sealed class RouteEditTests
{
    private static readonly WorkflowDefinition Department = Embedded["approval-department"];
    private static readonly WorkflowDefinition Clinical = Embedded["approval-clinical"];
    private static readonly WorkflowDefinition Construction = Embedded["base-construction"];

    [Test]
    public void A_new_step_rejects_and_returns_as_the_other_steps_of_the_route_do()
    {
        var route = Department.After(new AddStep(Spot.After("evaluate"), Opinion));

        Assert.That(route.Written(), Does.StartWith("evaluate step-1 office-opinion"));
        var step = (PlainStep)StepList.Of(route).Find("step-1")!;
        Assert.That(step.Ways, Is.EqualTo(new OutcomeWay[]
        {
            new("Approve", WayKind.Next, "office-opinion"), new("Reject", WayKind.Aside, "reject"), new("Return", WayKind.Aside, "return"),
        }));
        Assert.That(((BackStep)StepList.Of(route).Find("back")!).Steps, Does.Contain("step-1"), "a case that it returns comes back to it");
        Assert.That(step.Activity.Json["step"]!["memoryReference"]!["id"]!.ToString(), Is.EqualTo("last-step"));
    }

    [Test]
    public void A_new_step_on_a_line_out_of_a_parallel_branch_rejects_nowhere_since_that_would_cut_the_other_branches_off()
    {
        var route = Embedded["rectification"].After(new AddStep(Spot.Before("extension"), Opinion));

        Assert.That(route.Written(), Does.Contain("// step-1 extension"));
        Assert.That(((PlainStep)StepList.Of(route).Find("step-1")!).Ways.Select(way => way.Outcome), Does.Not.Contain("Reject"));
    }

    [Test]
    public void A_new_step_stands_below_the_one_before_it_and_what_follows_makes_room()
    {
        var route = Department.After(new AddStep(Spot.After("evaluate"), Opinion));

        var (before, after) = (Department.Find("office-opinion")!, route.Find("office-opinion")!);
        Assert.That((route.Find("step-1")!.X, route.Find("step-1")!.Y), Is.EqualTo((before.X, before.Y)));
        Assert.That(after.Y, Is.EqualTo(before.Y + 110));
        Assert.That(route.Find("evaluate")!.Y, Is.EqualTo(Department.Find("evaluate")!.Y));
    }

    [Test]
    public void Everything_that_a_new_step_is_not_about_stays_as_it_is()
    {
        var route = Clinical.After(new AddStep(Spot.After("panel"), Opinion));

        foreach (var activity in Clinical.Root.Children.Where(activity => activity.Id != "back"))
            Assert.That(WithoutPlace(route.Find(activity.Id)!), Is.EqualTo(WithoutPlace(activity)), activity.Id);
        Assert.That(route.Connections.Select(Line).Except(Clinical.Connections.Select(Line)), Is.EquivalentTo(new[]
        {
            "panel:Approve>step-1", "step-1:Approve>report", "step-1:Reject>reject", "step-1:Return>return", "back:院（系、部）意见>step-1",
        }));
        Assert.That(Clinical.Connections.Select(Line).Except(route.Connections.Select(Line)), Is.EqualTo(new[] { "panel:Approve>report" }));
    }

    [Test]
    public void A_step_that_may_return_to_earlier_ones_has_an_outcome_for_each_and_none_of_them_is_its_main_way()
    {
        var route = Department.After(
            new LeadOutcome("final-approval", "Return:evaluate", WayTo.Step("evaluate")),
            new LeadOutcome("final-approval", "Return:office-opinion", WayTo.Step("office-opinion")));

        Assert.That(route.Written(), Is.EqualTo(Department.Written()), "the list stays as it is");
        Assert.That(((PlainStep)StepList.Of(route).Find("final-approval")!).Ways.Skip(3), Is.EqualTo(new OutcomeWay[]
        {
            new("Return:evaluate", WayKind.Back, "evaluate"), new("Return:office-opinion", WayKind.Back, "office-opinion"),
        }));
        Assert.That(StepList.Apply(route, new RemoveStep("evaluate")).Refusal?.Code, Is.EqualTo("edit.leads_here"));
        Assert.That(StepList.Apply(route, new MoveStep("final-approval", Spot.Beginning)).Refusal?.Code, Is.EqualTo("edit.way_lost"));
        var without = route.After(new RemoveOutcome("final-approval", "Return:evaluate"), new RemoveOutcome("final-approval", "Return:office-opinion"));
        Assert.That(without.Connections.Select(Line), Is.EquivalentTo(Department.Connections.Select(Line)));
    }

    [Test]
    public void A_removed_step_leaves_no_trace_and_nothing_comes_back_to_it()
    {
        var route = Department.After(new RemoveStep("office-opinion"));

        Assert.That(route.Written(), Does.StartWith("evaluate final-approval approve"));
        Assert.That(route.ToJson(), Does.Not.Contain("office-opinion"));
    }

    [Test]
    public void A_step_to_which_another_one_returns_is_not_removed()
    {
        var refusal = StepList.Apply(Embedded["agreement-signing"], new RemoveStep("draft")).Refusal;

        Assert.That(refusal!.Code, Is.EqualTo("edit.leads_here"));
        Assert.That(refusal.Detail.Zh, Does.Contain("学校一方签署"));
    }

    [Test]
    public void A_move_that_would_make_a_return_go_forward_is_refused()
    {
        var refusal = StepList.Apply(Embedded["agreement-signing"], new MoveStep("draft", Spot.After("sign-unit"))).Refusal;

        Assert.That(refusal!.Code, Is.EqualTo("edit.way_lost"));
        Assert.That(refusal.Detail.Zh, Does.Contain("“学校一方签署”的“退回申请人”"));
        Assert.That(StepList.Apply(Department, new MoveStep("evaluate", Spot.Before("reject"))).Refusal!.Code, Is.EqualTo("edit.way_lost"));
    }

    [Test]
    public void What_others_read_of_a_step_is_known_before_it_is_removed()
    {
        var list = StepList.Of(Clinical);

        Assert.That(StepUses.Of(Clinical, list.Find("panel")!).Select(activity => activity.Id), Is.EqualTo(new[] { "report" }));
        Assert.That(StepUses.Of(Clinical, list.Find("report")!).Select(activity => activity.Id), Is.EqualTo(new[] { "majority" }));
        Assert.That(StepUses.Of(Clinical, list.Find("meeting")!), Is.Empty);
    }

    [Test]
    public void A_route_without_a_start_activity_begins_with_whatever_is_put_first()
    {
        var route = WorkflowDefinition.Parse(TestKit.TestRoutes.Sequential("s", "a", "b"));

        var begun = route.After(new AddStep(Spot.Beginning, Opinion));
        Assert.That(begun.Written(), Is.EqualTo("step-1 a b"));
        Assert.That(begun.Root.FlowStart!.Id, Is.EqualTo("step-1"));
        Assert.That(begun.After(new RemoveStep("step-1"), new MoveStep("a", Spot.After("b"))).Root.FlowStart!.Id, Is.EqualTo("b"));
    }

    [Test]
    public void A_step_moves_into_a_branch_and_out_again()
    {
        var moved = Construction.After(new MoveStep("mentors", Spot.After("fork")));
        Assert.That(moved.Written(), Is.EqualTo("fork {工作小组与管理办法: working-group base-rules | 导师:} mentors end."));

        var back = moved.After(new MoveStep("mentors", Spot.First("fork", "导师")));
        Assert.That(back.Written(), Is.EqualTo(Construction.Written()));
        Assert.That(back.Connections.Select(Line), Is.EquivalentTo(Construction.Connections.Select(Line)));
    }

    [Test]
    public void A_group_moves_with_all_that_stands_in_it()
    {
        var route = Department.After(new MoveStep("file", Spot.After("office-opinion")));

        Assert.That(route.Written(), Does.StartWith("evaluate office-opinion file {原件: file-originals | 复印件: file-copies} final-approval"));
        Assert.That(StepList.Apply(route, new MoveStep("file", Spot.After("file-copies"))).Refusal!.Code, Is.EqualTo("edit.into_itself"));
    }

    [Test]
    public void A_step_with_two_outcomes_that_go_on_meets_before_the_join()
    {
        var route = Construction.After(new LeadOutcome("mentors", "Postpone", WayTo.Next));

        Assert.That(route.Connections.Count(way => way.TargetActivity == "join"), Is.EqualTo(2), "a join waits for each connection");
        Assert.That(route.Written(), Is.EqualTo(Construction.Written()), "the merge is not shown");
        Assert.That(route.After(new RemoveStep("mentors")).Activities.Select(activity => activity.Type), Does.Not.Contain("Elsa.Sequence"));
    }

    [Test]
    public void An_outcome_leads_back_to_an_earlier_step_and_no_longer_to_the_correction()
    {
        var route = Department.After(new LeadOutcome("final-approval", "Return", WayTo.Step("office-opinion")));

        var list = StepList.Of(route);
        Assert.That(((PlainStep)list.Find("final-approval")!).Ways[2], Is.EqualTo(new OutcomeWay("Return", WayKind.Back, "office-opinion")));
        Assert.That(((BackStep)list.Find("back")!).Steps, Is.EqualTo(new[] { "evaluate", "office-opinion" }));
        var again = route.After(new LeadOutcome("final-approval", "Return", WayTo.Step("return")));
        Assert.That(((BackStep)StepList.Of(again).Find("back")!).Steps, Does.Contain("final-approval"));
    }

    [Test]
    public void The_outcome_that_goes_on_can_be_renamed_but_not_removed()
    {
        Assert.That(StepList.Apply(Department, new RemoveOutcome("evaluate", "Approve")).Refusal!.Code, Is.EqualTo("edit.main_stays"));

        var route = Department.After(new RenameOutcome("evaluate", "Approve", "Accept"), new RemoveOutcome("evaluate", "Reject"));

        Assert.That(((PlainStep)StepList.Of(route).Find("evaluate")!).Ways.Select(way => way.Outcome), Is.EqualTo(new[] { "Accept", "Return" }));
        Assert.That(route.Written(), Is.EqualTo(Department.Written()));
    }

    [Test]
    public void Inputs_change_alone_and_a_script_is_replaced_only_when_asked()
    {
        var route = Clinical.After(new ChangeStep("office-opinion", "dueInDays", "Int32", 7));
        Assert.That(route.Find("office-opinion")!.Setting("dueInDays").Text, Is.EqualTo("7"));
        Assert.That(route.Find("report")!.Setting("people").Script, Does.Contain("experts"));

        var fixedPeople = route.After(new ChangeStep("report", "people", "Object", new JsonArray("p1", "p2")));
        Assert.That(fixedPeople.Find("report")!.Setting("people").Texts, Is.EqualTo(new[] { "p1", "p2" }));
        var cleared = fixedPeople.After(new ChangeStep("report", "dueInDays", "Int32", null));
        Assert.That(cleared.Find("report")!.Setting("dueInDays"), Is.EqualTo(StepInput.None));
    }

    [Test]
    public void A_renamed_step_is_called_so_in_the_inbox_and_where_cases_come_back()
    {
        var route = Department.After(new RenameStep("evaluate", "现场考察"));

        Assert.That(route.Find("evaluate")!.DisplayText, Is.EqualTo("现场考察"));
        Assert.That(route.Find("evaluate")!.Setting("title").Text, Is.EqualTo("现场考察"));
        Assert.That(route.Connections.Select(way => way.SourcePort), Does.Contain("现场考察").And.Not.Contain("院（系、部）考察评估"));
        Assert.That(((BackStep)StepList.Of(route).Find("back")!).Steps, Does.Contain("evaluate"));
    }

    [Test]
    public void A_parallel_group_grows_shrinks_and_dissolves()
    {
        var route = Department.After(
            new AddGroup(Spot.After("evaluate"), "会签", ["甲", "乙"]),
            new AddStep(Spot.First("parallel-1", "甲"), Opinion),
            new AddBranch("parallel-1", "丙"),
            new AddStep(Spot.First("parallel-1", "丙"), Opinion));
        Assert.That(route.Written(), Does.StartWith("evaluate parallel-1 {甲: step-1 | 乙: | 丙: step-2} office-opinion"));

        var shrunk = route.After(new RemoveBranch("parallel-1", "乙"), new RenameLine("parallel-1", "丙", "二"), new SetJoin("parallel-1", false));
        Assert.That(shrunk.Written(), Does.StartWith("evaluate parallel-1 {甲: step-1 | 二: step-2} office-opinion"));
        Assert.That(((ParallelGroup)StepList.Of(shrunk).Find("parallel-1")!).WaitsForAll, Is.False);

        Assert.That(shrunk.After(new RemoveBranch("parallel-1", "甲")).Written(), Does.StartWith("evaluate step-2 office-opinion"));
        Assert.That(shrunk.After(new RemoveStep("parallel-1")).Written(), Is.EqualTo(Department.Written()));
    }

    [Test]
    public void A_condition_gets_cases_that_go_on_end_or_go_elsewhere()
    {
        var route = Department.After(
            new AddCondition(Spot.After("office-opinion"), "是否自愿", "自愿"),
            new AddStep(Spot.First("condition-1", "自愿"), Opinion),
            new AddCase("condition-1", "其他"),
            new LeadCase("condition-1", "其他", WayTo.Step("reject")),
            new LeadCase("condition-1", "Default", WayTo.End));
        Assert.That(route.Written(), Does.StartWith("evaluate office-opinion condition-1 {自愿: step-1 | 其他: → reject | Default: end-1.} final-approval"));
        Assert.That(StepList.Apply(route, new LeadCase("condition-1", "自愿", WayTo.End)).Refusal!.Code, Is.EqualTo("edit.nobody_goes_on"));

        var back = route.After(new LeadCase("condition-1", "Default", WayTo.Next), new RemoveCase("condition-1", "其他"));
        Assert.That(back.Written(), Does.StartWith("evaluate office-opinion condition-1 {自愿: step-1 | Default:} final-approval"));
        Assert.That(back.Find("end-1"), Is.Null);
    }

    [Test]
    public void A_condition_asks_for_the_outcome_of_a_step_by_a_variable_that_it_makes()
    {
        var route = Department.After(
            new AddCondition(Spot.After("office-opinion"), "是否同意", "同意"),
            new SetCase("condition-1", "同意", CaseCondition.OutcomeOf("evaluate", "Approve")));

        var read = CaseCondition.Of((ConditionStep)StepList.Of(route).Find("condition-1")!, "同意")!;
        Assert.That((read.Kind, read.Value), Is.EqualTo((CaseConditionKind.Outcome, "Approve")));
        Assert.That(StepUses.WriterOf(route, read.Name)!.Id, Is.EqualTo("evaluate"));
    }

    [Test]
    public void The_majority_of_the_experts_is_understood()
    {
        var majority = CaseCondition.Of((ConditionStep)StepList.Of(Clinical).Find("majority")!, "True")!;

        Assert.That((majority.Kind, majority.Name, majority.Value), Is.EqualTo((CaseConditionKind.Majority, "votes", "Approve")));
    }

    [TestCase("it's \\ odd")]
    [TestCase("同意")]
    public void Conditions_survive_their_script(string value)
    {
        foreach (var kind in new[] { CaseConditionKind.Outcome, CaseConditionKind.Majority, CaseConditionKind.Input })
        {
            var condition = new CaseCondition(kind, "some 'name'", value);
            Assert.That(CaseCondition.Of(condition.ToScript()), Is.EqualTo(condition));
        }
    }

    [Test]
    public void Nothing_changes_where_nothing_is_asked()
    {
        RouteEdit[] changes =
        [
            new MoveStep("evaluate", Spot.After("evaluate")), new MoveStep("evaluate", Spot.Beginning), new RenameStep("evaluate", Department.Find("evaluate")!.DisplayText),
            new ChangeStep("evaluate", "dueInDays", "Int32", 15), new LeadOutcome("evaluate", "Reject", WayTo.Step("reject")),
            new RenameOutcome("evaluate", "Approve", "Approve"), new SetJoin("file", true), new RenameLine("file", "原件", "原件"),
        ];

        foreach (var change in changes)
            Assert.That(StepList.Apply(Department, change).Value, Is.SameAs(Department), change.ToString());
    }

    [TestCaseSource(nameof(Impossible))]
    public void What_can_not_be_done_is_refused_in_words(RouteEdit change, string code)
    {
        var refusal = StepList.Apply(Clinical, change).Refusal;

        Assert.That(refusal?.Code, Is.EqualTo(code));
        Assert.That(refusal!.Detail.Zh, Is.Not.Empty);
    }

    private static IEnumerable<TestCaseData> Impossible() =>
    [
        new(new AddStep(Spot.After("end"), Opinion), "edit.no_spot"),
        new(new AddStep(Spot.First("majority", "True"), Opinion), "edit.no_spot"),
        new(new RemoveStep("end"), "edit.end_stays"),
        new(new RemoveStep("back"), "edit.back_stays"),
        new(new RemoveStep("nobody"), "edit.unknown_step"),
        new(new MoveStep("end", Spot.Beginning), "edit.stays"),
        new(new AddCase("majority", "第三种"), "edit.decision"),
        new(new AddBranch("file", "原件"), "edit.branches"),
        new(new LeadOutcome("panel", "Approve", WayTo.End), "edit.main_goes_on"),
        new(new RenameStep("panel", " "), "edit.no_name"),
        new(new ChangeStep("panel", "outcomes", "Object", new JsonArray("A")), "edit.has_connections"),
    ];

    private static string Line(Connection way) => $"{way.SourceActivity}:{way.SourcePort}>{way.TargetActivity}";

    private static string WithoutPlace(ActivityNode activity)
    {
        var json = (JsonObject)activity.Json.DeepClone();
        ((JsonObject)json["metadata"]!).Remove("designer");
        return json.ToJsonString();
    }
}
