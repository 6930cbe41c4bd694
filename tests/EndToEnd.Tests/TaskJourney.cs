using BaseWorkflows.EndToEnd.Tests.Support;
using BaseWorkflows.TestKit;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BaseWorkflows.EndToEnd.Tests;

/// <summary>The graduate office works on what waits in its inbox.</summary>
internal sealed class TaskJourney : BrowserTest
{
    private const string Opinion = "材料齐全，予以受理，请药学系考察。";

    [Test]
    public async Task A_task_is_claimed_drafted_and_decided()
    {
        await ApplyAsync("太行康源制药实践基地甲");
        await using var officer = await Browser.SignInAsync(Service, "grad.officer");
        var page = officer.Page;

        await officer.OpenAsync("/tasks?text=实践基地甲");
        await page.GetByRole(AriaRole.Button, new() { Name = "认领“研究生处受理”" }).ClickAsync();
        await Expect(page.GetByText("我已认领")).ToBeVisibleAsync();
        await Screens.TakeAsync(page, "inbox");

        await page.GetByRole(AriaRole.Link, new() { Name = "研究生处受理" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "当前环节：研究生处受理" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("药学系")).ToBeCheckedAsync();
        await page.GetByLabel("意见").FillAsync(Opinion);
        await Expect(page.Locator(".decide__state")).ToContainTextAsync("已暂存");
        await Screens.TakeAsync(page, "task");
        Assert.That(await Screens.FitsAsync(page), Is.True);

        await page.ReloadAsync();
        await Expect(page.GetByLabel("意见")).ToHaveValueAsync(Opinion);
        await page.GetByRole(AriaRole.Button, new() { Name = "受理", Exact = true }).ClickAsync();

        await Expect(page.GetByText("“研究生处受理”已办结：受理")).ToBeVisibleAsync();
        await officer.OpenAsync("/tasks?view=done");
        await page.GetByRole(AriaRole.Link, new() { Name = "研究生处受理" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Blockquote).Filter(new() { HasText = Opinion }).First).ToBeVisibleAsync();
        await Expect(page.Locator("dd", new() { HasText = "药学系" }).Last).ToBeVisibleAsync();
        await Screens.TakeAsync(page, "task-record");
        Assert.That(officer.Complaints, Is.Empty);
    }

    [Test]
    public async Task Of_two_who_decide_at_once_the_second_learns_who_was_faster_and_loses_nothing()
    {
        await ApplyAsync("太行康源制药实践基地乙");
        await using var first = await Browser.SignInAsync(Service, "grad.officer");
        await using var second = await Browser.SignInAsync(Service, "grad.officer");
        foreach (var visitor in new[] { first, second })
        {
            await visitor.OpenAsync("/tasks?text=实践基地乙");
            await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "研究生处受理" }).ClickAsync();
            await Expect(visitor.Page.Locator("#comment")).ToBeVisibleAsync();
        }

        await first.Page.GetByRole(AriaRole.Button, new() { Name = "受理", Exact = true }).ClickAsync();
        await Expect(first.Page.GetByText("已办结：受理")).ToBeVisibleAsync();
        await second.Page.GetByLabel("意见").FillAsync("我的意见不能丢");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "受理", Exact = true }).ClickAsync();

        await Expect(second.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("任务已由李晓燕于");
        await Expect(second.Page.GetByText("我的意见不能丢")).ToBeVisibleAsync();
        await Expect(second.Page.Locator(".timeline")).ToContainTextAsync("研究生处受理：受理");
        await Screens.TakeAsync(second.Page, "task-conflict");
    }

    [TestCase("/")]
    [TestCase("/tasks")]
    [TestCase("/tasks?view=mine")]
    public async Task A_page_has_no_barriers(string address)
    {
        await ApplyAsync("太行康源制药实践基地丙");
        await using var officer = await Browser.SignInAsync(Service, "grad.officer");
        await officer.OpenAsync(address);

        Assert.That(await BarriersAsync(officer.Page), Is.Empty);
    }

    [Test]
    public async Task The_task_page_has_no_barriers()
    {
        await ApplyAsync("太行康源制药实践基地丁");
        await using var officer = await Browser.SignInAsync(Service, "grad.officer");
        await officer.OpenAsync("/tasks?text=实践基地丁");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = "研究生处受理" }).ClickAsync();
        await Expect(officer.Page.Locator("#comment")).ToBeVisibleAsync();

        Assert.That(await BarriersAsync(officer.Page), Is.Empty);
    }

    private static async Task<IEnumerable<string>> BarriersAsync(IPage page) =>
        (await page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}");

    private Task<string> ApplyAsync(string name)
    {
        var form = Forms.Company("pharmacy");
        form["proposedName"] = name;
        return Calls.ApplyAsync("unit.pharma", form);
    }
}
