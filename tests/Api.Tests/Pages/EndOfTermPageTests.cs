using BaseWorkflows.Api.Jobs;
using BaseWorkflows.Api.Pages.Agreements;
using BaseWorkflows.Api.Pages.Bases;
using BaseWorkflows.Api.Pages.Schedules;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>What pages offer at the end of an agreement's term, and to whom; and the page of the schedules.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class EndOfTermPageTests : ServicePageTest
{
    private static int sequence = 880;

    private readonly string id = $"end-{Guid.NewGuid():N}"[..16];
    private IRenderedComponent<MudDialogProvider> dialogs = null!;

    [Test]
    public async Task What_ends_is_shown_at_home_and_renewed_after_a_confirmation()
    {
        await SaveEndingAsync();
        await SignInAsync("unit.pharma");
        dialogs = Render<MudDialogProvider>();
        var home = Render<EndingAgreements>();
        home.WaitForAssertion(() => Assert.That(home.Find($"a[href='/agreements/{id}-agreement']").TextContent, Does.Contain("太行康源")));

        var page = Render<AgreementPage>(parameters => parameters.Add(one => one.Id, $"{id}-agreement"));
        page.WaitForElement("button:contains('发起续签')").Click();
        await dialogs.WaitForElement(".mud-dialog button:contains('发起续签')").ClickAsync();

        page.WaitForAssertion(() => Assert.That(Navigation.Uri, Does.Match("/agreements/[0-9a-f]{32}$")));
    }

    [Test]
    public async Task The_cooperation_is_ended_by_the_director_with_a_reason_and_by_nobody_else()
    {
        await SaveEndingAsync();
        await SignInAsync("grad.officer");
        dialogs = Render<MudDialogProvider>();
        var others = Render<BasePage>(parameters => parameters.Add(one => one.Id, id));
        others.WaitForElement("h1");
        Assert.That(others.FindAll("button:contains('终止合作')"), Is.Empty);

        await SignInAsync("grad.director");
        var page = Render<BasePage>(parameters => parameters.Add(one => one.Id, id));
        page.WaitForElement("button:contains('终止合作')").Click();
        await dialogs.WaitForElement(".mud-dialog button:contains('终止合作')").ClickAsync();
        dialogs.WaitForAssertion(() => Assert.That(dialogs.Find("[role=alert]").TextContent, Does.Contain("原因")));
        dialogs.Find("textarea").Input("双方协商终止。");
        await dialogs.Find(".mud-dialog button:contains('终止合作')").ClickAsync();

        page.WaitForAssertion(() => Assert.That(page.Find(".page-head .chip").TextContent, Is.EqualTo("已终止")));
        Assert.That(page.FindAll("button:contains('终止合作')"), Is.Empty);
    }

    [Test]
    public async Task The_schedules_say_when_they_ran_and_run_at_a_press()
    {
        Services.AddSingleton(Options.Create(new JobsOptions()));
        await SignInAsync("admin");
        var page = Render<SchedulesPage>();
        page.WaitForElement("[aria-label='立即执行“清理过期的幂等键”']").Click();
        page.WaitForAssertion(() => Assert.That(page.Find("tr:contains('清理过期的幂等键')").TextContent, Does.Contain("按时").And.Contain("处理")));
        Assert.That(page.Find("a[href='/jobs']").GetAttribute("target"), Is.EqualTo("_blank"));

        await SignInAsync("expert1");
        var forbidden = Render<SchedulesPage>();
        forbidden.WaitForAssertion(() => Assert.That(forbidden.FindAll("table"), Is.Empty));
    }

    private Task SaveEndingAsync() => SaveAsync(
        TestBases.Base(id, BaseStatus.Active, sequence: Interlocked.Increment(ref sequence), content: TestBases.Ending),
        TestBases.Agreement($"{id}-agreement", id, AgreementStatus.InForce, TestBases.Ending));
}
