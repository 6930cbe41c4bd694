using System.Globalization;
using BaseWorkflows.Api.Components.Layout;
using BaseWorkflows.Api.Pages.Notifications;
using BaseWorkflows.Workflows.Notifications;
using BaseWorkflows.Workflows.Persistence;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>The bell and the list: they change by themselves when something is told.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class NotificationsPageTests : ServicePageTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Test]
    public async Task The_bell_and_the_list_follow_what_is_told_and_read_without_a_reload()
    {
        await SignInAsync("expert4");
        Services.AddSingleton(Host.Services.GetRequiredService<UnreadWatch>());
        Services.AddSingleton<UnreadInbox>();
        var bell = Render<NotificationBell>();
        var page = Render<NotificationsPage>();
        await bell.InvokeAsync(Services.GetRequiredService<Visitor>().RefreshAsync);
        Assert.That(bell.FindAll(".count"), Is.Empty);

        await TellAsync("expert4", "药学系评审", "营养系评审");
        bell.WaitForState(() => Count(bell) == "2", Patience);
        page.WaitForState(() => page.FindAll(".notifications__one--unread").Count == 2, Patience);
        var link = page.Find(".notifications__title");
        Assert.That((link.TextContent, link.GetAttribute("href")), Is.EqualTo(("新待办：营养系评审", "/tasks/none")));

        page.Find(".small-button").Click();
        bell.WaitForState(() => Count(bell) == "1", Patience);
        page.WaitForElement("button:contains('全部标为已读')").Click();
        bell.WaitForState(() => Count(bell) == "", Patience);
        page.WaitForState(() => page.FindAll(".notifications__one--unread").Count == 0, Patience);
        Assert.That(page.FindAll(".notifications__one"), Has.Count.EqualTo(2), "what was read stays in the list");
    }

    [Test]
    public async Task A_page_keeps_its_language_when_the_watch_was_begun_by_one_in_the_other()
    {
        await SignInAsync("expert5");
        var watch = Host.Services.GetRequiredService<UnreadWatch>();
        using var first = watch.Watch("somebody who reads Chinese", _ => { });
        CultureInfo.CurrentUICulture = new("en");
        Services.AddSingleton(watch);
        Services.AddSingleton<UnreadInbox>();
        var (bell, menu) = (Render<NotificationBell>(), Render<NavMenu>());
        await bell.InvokeAsync(Services.GetRequiredService<Visitor>().RefreshAsync);
        var drawn = menu.RenderCount;

        await TellAsync("expert5", "药学系评审");
        bell.WaitForState(() => bell.FindAll(".count").Count == 1, Patience);
        menu.WaitForState(() => menu.RenderCount > drawn, Patience);
        Assert.That(menu.Markup, Does.Contain("Home").And.Not.Contain("首页"));
    }

    private static string Count(IRenderedComponent<NotificationBell> bell) => string.Concat(bell.FindAll(".count").Select(one => one.TextContent.Replace("未读：", "", StringComparison.Ordinal)));

    private static async Task TellAsync(string userName, params string[] titles)
    {
        var id = await InAsync<WorkflowsDbContext, string>(db => db.Users.Where(one => one.UserName == userName).Select(one => one.Id).SingleAsync());
        await SaveAsync([.. titles.Select((title, number) => new Notification
        {
            Id = $"ntf-{Guid.CreateVersion7():N}",
            RecipientId = id,
            Kind = NotificationKind.TaskOffered,
            Source = title,
            At = TimeProvider.System.GetUtcNow().AddMinutes(number),
            Link = "/tasks/none",
            Words = new Dictionary<string, string> { ["title"] = title, ["case"] = "某申请" },
        })]);
    }
}
