using BaseWorkflows.Api.Pages.Notifications;
using Bunit;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>What people choose to be sent, and what administrators see of it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class NotificationSettingsPagesTests : ServicePageTest
{
    [Test]
    public async Task Preferences_are_shown_checked_and_kept()
    {
        await SignInAsync("expert3");
        var page = Render<PreferencesPage>();
        page.WaitForElement("#field-mail").Change("nobody");
        Assert.That(page.FindAll("#field-Deadlines option").Select(one => one.GetAttribute("value")), Does.Not.Contain("Off"), "a duty");
        page.Find("#field-Tasks").Change("AtOnce");
        await page.Find("button:contains('保存')").ClickAsync();
        page.WaitForElement("[role=alert]");

        page.Find("#field-mail").Change("expert3@example.edu.cn");
        await page.Find("button:contains('保存')").ClickAsync();
        page.WaitForState(() => page.FindAll("[role=alert]").Count == 0);

        var again = Render<PreferencesPage>();
        Assert.That(again.WaitForElement("#field-mail").GetAttribute("value"), Is.EqualTo("expert3@example.edu.cn"));
        Assert.That(again.Markup, Does.Contain("没有配置邮件服务器"));
    }

    [Test]
    public async Task Channels_are_for_administrators()
    {
        await SignInAsync("expert3");
        Assert.That(Render<ChannelsPage>().WaitForElement("h1").TextContent, Is.Not.EqualTo("通知渠道"));

        await SignInAsync("admin");
        var page = Render<ChannelsPage>();
        page.WaitForElement(".panel");
        Assert.That(page.Markup, Does.Contain("没有发送失败的通知").And.Contain("未启用"));
    }
}
