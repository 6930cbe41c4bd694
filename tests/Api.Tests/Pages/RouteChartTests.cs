using BaseWorkflows.Api.Components.RoutePictures;
using BaseWorkflows.Workflows.Routes;
using Bunit;

namespace BaseWorkflows.Api.Tests.Pages;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RouteChartTests : PageTest
{
    private static readonly RoutePicture Picture = new(
        "approval-department", 1, "院系申请审批",
        [
            new("evaluate", "院系考察评估", 0, 0, 160, 60, StepState.Done, "王老师"),
            new("review", "研究生处审核", 220, 0, 160, 60, StepState.Current, "李处长"),
            new("approve", "分管校领导批准", 440, 0, 160, 60, StepState.Pending, null),
        ],
        [
            new("evaluate", "review", "Approve", Taken: true),
            new("review", "approve", "Approve", Taken: false),
            new("review", "evaluate", "Return", Taken: false),
            new("review", "nowhere", "Done", Taken: false),
        ]);

    [Test]
    public void Every_step_says_its_state_in_words()
    {
        var titles = Draw(Picture).FindAll("g title").Select(title => title.TextContent);

        Assert.That(titles, Is.EqualTo(new[] { "院系考察评估 · 已办 · 王老师", "研究生处审核 · 办理中 · 李处长", "分管校领导批准 · 未到达" }));
    }

    [Test]
    public void The_picture_as_a_whole_says_where_the_case_stands() =>
        Assert.That(Draw(Picture).Find("svg").GetAttribute("aria-label"), Is.EqualTo("当前环节：研究生处审核"));

    [Test]
    public void Only_the_way_that_was_taken_is_marked() =>
        Assert.That(Draw(Picture).FindAll(".route__edge--taken"), Has.Count.EqualTo(1));

    [Test]
    public void A_line_to_a_step_that_is_not_there_is_left_out() =>
        Assert.That(Lines.Select(line => line.Ways[0].To), Is.EqualTo(new[] { "review", "approve", "evaluate" }));

    [Test]
    public void A_way_back_runs_below_the_steps_and_inside_the_frame()
    {
        var back = Lines.Single(line => line.IsReturn);
        var frame = RouteGeometry.FrameOf(RouteLayout.Of(Picture), Lines);

        Assert.That(back.Ways[0].Label, Is.EqualTo("Return"));
        Assert.That(back.LabelY, Is.GreaterThan(60).And.LessThan(frame.Y + frame.Height));
    }

    [Test]
    public void A_way_back_up_a_column_runs_beside_it_and_inside_the_frame()
    {
        var steps = RouteLayout.Of(new("column", 1, "竖排",
            [new("draft", "起草", 0, 0, 160, 60, StepState.Done, null), new("sign", "签署", 0, 120, 160, 60, StepState.Current, null)], []));

        var lines = RouteGeometry.LinesOf(steps, [new("draft", "sign", "Submit", true), new("sign", "draft", "Return", false)]);

        Assert.That(lines[1].LabelX, Is.LessThan(0));
        Assert.That(RouteGeometry.FrameOf(steps, lines).X, Is.LessThan(lines[1].LabelX));
    }

    [Test]
    public void Several_ways_to_the_same_step_are_one_line_that_names_them_all()
    {
        var both = Picture with { Edges = [new("evaluate", "review", "Approve", false), new("evaluate", "review", "Reject", true)] };

        var chart = Draw(both);

        Assert.That(chart.FindAll(".route__label").Single().TextContent, Is.EqualTo("同意 / 不同意"));
        Assert.That(chart.FindAll(".route__edge--taken"), Has.Count.EqualTo(1));
    }

    [Test]
    public void Two_steps_at_once_are_both_named()
    {
        var parallel = Picture with { Nodes = [.. Picture.Nodes.Select(node => node with { State = StepState.Current })] };

        Assert.That(Draw(parallel).Find("svg").GetAttribute("aria-label"), Is.EqualTo("当前环节：院系考察评估、研究生处审核、分管校领导批准"));
    }

    [Test]
    public void A_port_is_shown_as_the_button_that_leads_there() =>
        Assert.That(Draw(Picture).FindAll(".route__label").Select(label => label.TextContent), Is.EqualTo(new[] { "同意", "同意", "退回申请人" }));

    [Test]
    public void Steps_that_nobody_placed_stand_from_left_to_right()
    {
        var unplaced = Picture with { Nodes = [.. Picture.Nodes.Select(node => node with { X = null })] };

        var places = RouteLayout.Of(unplaced);

        Assert.That(places.Select(place => place.X), Is.Ordered.And.Unique);
        Assert.That(places.Select(place => place.Width), Is.All.GreaterThan(0));
    }

    [Test]
    public void Steps_at_once_that_nobody_placed_stand_below_each_other()
    {
        RoutePicture picture = new("both", 1, "并行",
            [.. new[] { "fork", "left", "right", "join" }.Select(id => new RouteNode(id, id, null, null, null, null, StepState.Pending, null))],
            [new("fork", "left", "L", false), new("fork", "right", "R", false), new("left", "join", "Done", false), new("right", "join", "Done", false)]);

        var places = RouteLayout.Of(picture).ToDictionary(place => place.Node.Id);

        Assert.That(places["left"].X, Is.EqualTo(places["right"].X));
        Assert.That(places["right"].Y, Is.GreaterThan(places["left"].Bottom));
        Assert.That(places["join"].X, Is.GreaterThan(places["left"].Right));
    }

    [Test]
    public void A_route_without_steps_still_draws() =>
        Assert.That(Draw(new("none", 1, "空", [], [])).Find("svg").GetAttribute("viewBox"), Is.EqualTo("0 0 48 48"));

    private static IReadOnlyList<RouteGeometry.Line> Lines => RouteGeometry.LinesOf(RouteLayout.Of(Picture), Picture.Edges);

    private IRenderedComponent<RouteChart> Draw(RoutePicture picture) =>
        Render<RouteChart>(parameters => parameters.Add(chart => chart.Picture, picture));
}
