using BaseWorkflows.Api.Pages.Bases;
using BaseWorkflows.Api.Pages.Rectifications;
using BaseWorkflows.TestKit;
using Bunit;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>The pages of rectifications: items, evidence, deadline in working days, papers.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RectificationPageTests : ServicePageTest
{
    private static int sequence = 560;

    private IRenderedComponent<MudDialogProvider> dialogs = null!;

    [Test]
    public async Task It_shows_what_to_put_right_and_how_many_working_days_are_left()
    {
        var page = await OpenAsync(await RectifyAsync(), "pharmacy.head");

        Assert.That(page.Find(".page-head").TextContent, Does.Contain("年度考核整改").And.Contain("整改中"));
        Assert.That(page.FindAll(".rectify h3").Select(head => head.TextContent.Trim()), Has.Exactly(1).StartsWith("1. 示教室").And.Exactly(1).StartsWith("2. 安全培训"));
        Assert.That(page.Find(".rectify").TextContent, Does.Contain("只有一间").And.Contain("增设一间示教室").And.Contain("尚未填写"));
        Assert.That(page.Markup, Does.Match("还剩 \\d+ 个工作日"));
        Assert.That(page.FindAll(".page-head__actions button, .page-head__actions a"), Is.Empty, "a department reads");
    }

    [Test]
    public async Task The_contact_notes_progress_and_finds_the_task_for_the_report()
    {
        var page = await OpenAsync(await RectifyAsync(), "unit.pharma");
        Assert.That(page.Find(".page-head__actions a").GetAttribute("href"), Does.StartWith("/tasks/"));

        page.Find("button:contains('记录进展')").Click();
        await dialogs.Find("button:contains('保存')").ClickAsync();
        Assert.That(dialogs.FindAll("[role=alert]").Select(message => message.TextContent), Has.Some.EqualTo("此项必填。"));
        dialogs.Find("#field-item").Change("2");
        dialogs.Find("#field-note").Change("已补齐两年的记录。");
        await dialogs.Find("button:contains('保存')").ClickAsync();

        await page.WaitForStateAsync(() => page.Markup.Contains("整改进展：2. 安全培训", StringComparison.Ordinal));
        Assert.That(page.Markup, Does.Contain("已补齐两年的记录。").And.Contain("罗明"));
    }

    [Test]
    public async Task A_paper_is_a_page_with_the_words_of_the_document()
    {
        var id = await RectifyAsync();
        await SignInAsync("unit.pharma");
        Navigation.NavigateTo($"/rectifications/{id}/notice");

        var page = Render<RectificationPaperPage>(parameters => parameters.Add(one => one.Id, id));
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);

        Assert.That(page.Find(".paper__title").TextContent, Is.EqualTo("研究生培养基地整改通知书"));
        Assert.That(page.Find(".paper").TextContent, Does.Contain("整改要求：补齐三年的培训记录").And.Contain("长治医学院研究生处"));
        Assert.That(page.Find(".page-head__actions a").GetAttribute("href"), Is.EqualTo($"/api/rectifications/{id}/notice"));
    }

    [Test]
    public async Task The_list_and_the_base_lead_to_it_and_others_see_nothing()
    {
        var number = Interlocked.Increment(ref sequence);
        var id = await RectifyAsync(number);
        await SignInAsync("pharmacy.head");
        var list = await ReadyAsync(Render<RectificationsPage>());
        Assert.That(list.FindAll($"a[href='/rectifications/{id}']"), Has.Count.EqualTo(1));
        var onBase = await ReadyAsync(Render<BasePage>(parameters => parameters.Add(one => one.Id, $"rectify-{number}")));
        await onBase.WaitForStateAsync(() => onBase.FindAll($"a[href='/rectifications/{id}']").Count == 1);

        await SignInAsync("unit.hospital");
        Assert.That((await ReadyAsync(Render<RectificationPage>(parameters => parameters.Add(one => one.Id, id)))).Find("h1").TextContent, Is.EqualTo("没有找到这个页面"));
    }

    private static Task<string> RectifyAsync() => RectifyAsync(Interlocked.Increment(ref sequence));

    private static Task<string> RectifyAsync(int number) =>
        Host.Services.StartRectificationAsync(TestBases.Complete($"rectify-{number}", sequence: number));

    private async Task<IRenderedComponent<RectificationPage>> OpenAsync(string id, string userName)
    {
        await SignInAsync(userName);
        Render<MudPopoverProvider>();
        dialogs = Render<MudDialogProvider>();
        return await ReadyAsync(Render<RectificationPage>(parameters => parameters.Add(one => one.Id, id)));
    }

    private static async Task<IRenderedComponent<T>> ReadyAsync<T>(IRenderedComponent<T> page)
        where T : IComponent
    {
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);
        return page;
    }
}
