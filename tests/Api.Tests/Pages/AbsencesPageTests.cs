using BaseWorkflows.Api.Pages.Organisation;
using BaseWorkflows.Domain;
using Bunit;
using MudBlazor;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>Who is away and who takes over: declared in a dialog, shown in a list, ended by a button.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AbsencesPageTests : ServicePageTest
{
    [Test]
    public async Task An_absence_is_declared_shown_and_ended()
    {
        await SignInAsync("expert5");
        Render<MudPopoverProvider>();
        var dialogs = Render<MudDialogProvider>();
        var page = Render<AbsencesPage>();
        page.WaitForAssertion(() => Assert.That(page.Find(".notice").TextContent, Does.Contain("没有代理安排")));
        var today = TimeProvider.System.Today();

        page.Find(".page-head button").Click();
        dialogs.WaitForElement("#field-to").Change($"{today.AddDays(2):yyyy-MM-dd}");
        await dialogs.Find("button:contains('保存')").ClickAsync();
        dialogs.WaitForAssertion(() => Assert.That(dialogs.FindAll("[role=alert]").Select(alert => alert.TextContent), Does.Contain("请填写“代理人”。")));
        dialogs.Find("#field-from").Change($"{today:yyyy-MM-dd}");
        dialogs.Find("label:contains('马文博') input").Change(true);
        await dialogs.Find("button:contains('保存')").ClickAsync();

        page.WaitForAssertion(() => Assert.That(page.Find("tbody tr").TextContent, Does.Contain("马文博").And.Contain("代理中")));
        page.Find("tbody button").Click();
        await dialogs.WaitForElement(".mud-dialog button:contains('结束代理')").ClickAsync();
        page.WaitForAssertion(() => Assert.That(page.Find("tbody tr").TextContent, Does.Contain("已结束")));
        Assert.That(page.FindAll("tbody button"), Is.Empty);
    }
}
