using BaseWorkflows.Api.Components.Timelines;
using BaseWorkflows.Domain;
using Bunit;

namespace BaseWorkflows.Api.Tests.Pages;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TimelineTests : PageTest
{
    [Test]
    public void The_latest_comes_first_in_the_time_of_the_college()
    {
        var times = Draw(
            new(new(2026, 3, 1, 1, 30, 0, TimeSpan.Zero), "提交申请", "王老师"),
            new(new(2026, 3, 2, 17, 0, 0, TimeSpan.Zero), "退回修改", "李处长")).FindAll("time").Select(time => time.TextContent);

        Assert.That(times, Is.EqualTo(new[] { "2026-03-03 01:00", "2026-03-01 09:30" }));
    }

    [Test]
    public void An_entry_tells_who_why_and_by_which_clause()
    {
        var entry = Draw(new TimelineEntry(default, "停用", "李处长", TimelineMood.Bad, "整改后仍不合格", new Clause("6.3.4"))).Find("li");

        Assert.That(entry.TextContent, Does.Contain("李处长").And.Contain("整改后仍不合格").And.Contain("第 6.3.4 条"));
        Assert.That(entry.ClassList, Does.Contain("timeline__entry--bad"));
    }

    [Test]
    public void What_nobody_did_was_done_by_the_system() =>
        Assert.That(Draw(new TimelineEntry(default, "协议到期")).Find("li").TextContent, Does.Contain("系统"));

    [Test]
    public void Markup_in_a_comment_is_shown_as_it_was_typed()
    {
        var timeline = Draw(new TimelineEntry(default, "退回", Why: "<script>alert(1)</script>"));

        Assert.That(timeline.FindAll("script"), Is.Empty);
        Assert.That(timeline.Find("blockquote").TextContent, Is.EqualTo("<script>alert(1)</script>"));
    }

    [Test]
    public void Nothing_yet_is_said_in_words() => Assert.That(Draw().Markup, Does.Contain("还没有办理记录"));

    private IRenderedComponent<Timeline> Draw(params TimelineEntry[] entries) =>
        Render<Timeline>(parameters => parameters.Add(timeline => timeline.Entries, entries));
}
