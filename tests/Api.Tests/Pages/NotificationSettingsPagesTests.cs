using BaseWorkflows.Api.Pages.Notifications;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Notifications;
using BaseWorkflows.Workflows.Subscriptions;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>What people choose to be sent, and what administrators see of it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class NotificationSettingsPagesTests : ServicePageTest
{
    private Action undo = () => { };

    private IEnumerable<string?> Said => Services.GetRequiredService<ISnackbar>().ShownSnackbars.Select(one => one.Message);

    [TearDown]
    public void Undo() => undo();

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

    [Test]
    public async Task A_robot_is_set_up_tested_and_removed_and_its_address_and_secret_are_never_shown_again()
    {
        await using var chat = await GroupChat.OpenAsync();
        Allow(chat.Host);
        await SignInAsync("admin");
        Render<MudPopoverProvider>();
        var dialogs = Render<MudDialogProvider>();
        var page = Render<ChannelsPage>();
        page.WaitForElement(".page-head button").Click();
        dialogs.WaitForElement("#field-kind").Change("DingTalk");
        dialogs.Find("#field-name").Change("研究生处工作群");
        dialogs.Find("#field-url").Change("https://169.254.169.254/robot");
        dialogs.Find("#field-secret").Change("SEC-page-test");
        dialogs.Find(".several input[value=Tasks]").Change(true);
        await dialogs.Find("button:contains('保存')").ClickAsync();
        dialogs.WaitForElement("[role=alert]");
        Assert.That(page.FindAll("tbody tr"), Is.Empty, "an inside address is refused");
        dialogs.Find("#field-url").Change(chat.Url);
        await dialogs.Find("button:contains('保存')").ClickAsync();

        page.WaitForAssertion(() => Assert.That(page.Find("tbody tr").TextContent, Does.Contain("研究生处工作群").And.Contain("钉钉")));
        await page.Find("button[aria-label='测试：研究生处工作群']").ClickAsync();
        page.WaitForAssertion(() => Assert.That(Said, Is.EqualTo(new[] { "已向“研究生处工作群”发送测试消息" })));
        Assert.That(chat.Posted.Single().Query, Does.Contain("&sign=").And.Not.Contain("SEC-page-test"));
        Assert.That((string?)chat.Posted[0].Body["markdown"]!["text"], Does.Contain("测试消息"));

        chat.Answer = """{"errcode":310000,"errmsg":"sign not match"}""";
        await page.Find("button[aria-label='测试：研究生处工作群']").ClickAsync();
        page.WaitForAssertion(() => Assert.That(page.Find("[role=alert]").TextContent, Does.Contain("errcode 310000").And.Contain("加签密钥")));
        var again = Render<ChannelsPage>();
        again.WaitForElement("tbody");
        foreach (var seen in Said.Concat([page.Markup, dialogs.Markup, again.Markup]))
            Assert.That(seen, Does.Not.Contain("SEC-page-test").And.Not.Contain(GroupChat.Key).And.Not.Contain(chat.Host));

        page.Find("button[aria-label='删除：研究生处工作群']").Click();
        await dialogs.WaitForElement(".mud-dialog button:contains('删除')").ClickAsync();
        page.WaitForAssertion(() => Assert.That(page.FindAll("tbody tr"), Is.Empty));
    }

    /// <summary>Robots are on for one test, and may post to that host.</summary>
    private void Allow(string host)
    {
        var (notifications, subscriptions) = (OptionsOf<NotificationOptions>(), OptionsOf<SubscriptionOptions>());
        var before = (notifications.Robots, subscriptions.Hosts);
        (notifications.Robots, subscriptions.Hosts) = (true, [host]);
        undo = () => (notifications.Robots, subscriptions.Hosts) = before;
    }

    private static T OptionsOf<T>()
        where T : class => Host.Services.GetRequiredService<IOptions<T>>().Value;
}
