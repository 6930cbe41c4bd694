using BaseWorkflows.Api.Components.RoutePictures;
using Bunit;

namespace BaseWorkflows.Api.Tests.Pages;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RouteChartTests : PageTest
{
    private static readonly RoutePicture Picture = new(
        [
            new("evaluate", "院系考察评估", 0, 0, 160, 60, RouteNodeState.Done, "王老师"),
            new("review", "研究生处审核", 220, 0, 160, 60, RouteNodeState.Current, "李处长"),
            new("approve", "分管校领导批准", 440, 0, 160, 60, RouteNodeState.Pending),
        ],
        [
            new("evaluate", "review", "同意", Taken: true),
            new("review", "approve", "同意"),
            new("review", "evaluate", "退回"),
            new("review", "nowhere", "误连"),
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
        Assert.That(RouteGeometry.LinesOf(Picture).Select(line => line.Edge.To), Is.EqualTo(new[] { "review", "approve", "evaluate" }));

    [Test]
    public void A_way_back_runs_below_the_steps_and_inside_the_frame()
    {
        var back = RouteGeometry.LinesOf(Picture).Single(line => line.IsReturn);
        var frame = RouteGeometry.FrameOf(Picture);

        Assert.That(back.Edge.Label, Is.EqualTo("退回"));
        Assert.That(back.LabelY, Is.GreaterThan(60).And.LessThan(frame.Y + frame.Height));
    }

    [Test]
    public void Two_steps_at_once_are_both_named()
    {
        var parallel = Picture with { Nodes = [.. Picture.Nodes.Select(node => node with { State = RouteNodeState.Current })] };

        Assert.That(Draw(parallel).Find("svg").GetAttribute("aria-label"), Is.EqualTo("当前环节：院系考察评估、研究生处审核、分管校领导批准"));
    }

    [Test]
    public void A_route_without_steps_still_draws() =>
        Assert.That(Draw(new([], [])).Find("svg").GetAttribute("viewBox"), Is.EqualTo("0 0 48 48"));

    private IRenderedComponent<RouteChart> Draw(RoutePicture picture) =>
        Render<RouteChart>(parameters => parameters.Add(chart => chart.Picture, picture));
}
