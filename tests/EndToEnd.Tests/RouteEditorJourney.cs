using BaseWorkflows.EndToEnd.Tests.Support;
using BaseWorkflows.TestKit;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BaseWorkflows.EndToEnd.Tests;

/// <summary>A route administrator changes a route in its list, and the next application goes the new way.</summary>
internal sealed class RouteEditorJourney : BrowserTest
{
    private const string Route = "/routes/approval-department/edit";

    [Test]
    public async Task A_step_is_added_given_to_somebody_moved_checked_and_published_and_a_new_application_reaches_it()
    {
        await using var administrator = await Browser.SignInAsync(Service, "admin");
        var page = administrator.Page;
        await administrator.OpenAsync(Route);
        await Screens.TakeAsync(page, "route-editor");

        // Add a step, say who does it, and find all of it again after a reload.
        await page.GetByRole(AriaRole.Button, new() { Name = "在最前面添加步骤" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "审阅意见" }).ClickAsync();
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("研究生处预审");
        await page.GetByLabel("角色", new() { Exact = true }).SelectOptionAsync("GraduateOfficer");
        await page.GetByLabel("期限（工作日）").FillAsync("3");
        await page.GetByLabel("期限（工作日）").PressAsync("Tab");
        await Expect(Card(page, "研究生处预审")).ToContainTextAsync("研究生处经办人");
        await Expect(Card(page, "研究生处预审")).ToContainTextAsync("3 个工作日内");
        await Expect(page.Locator(".save-state")).ToContainTextAsync("草稿已保存");
        await page.ReloadAsync();
        await Expect(Card(page, "研究生处预审")).ToContainTextAsync("3 个工作日内");

        // Move it down, and up again: the department evaluates after it.
        await Card(page, "研究生处预审").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "下移" }).ClickAsync();
        await Expect(page.Locator(".canvas__main .step-card__title").First).ToContainTextAsync("院（系、部）考察评估");
        await page.GetByRole(AriaRole.Button, new() { Name = "上移" }).ClickAsync();
        await Expect(page.Locator(".canvas__main .step-card__title").First).ToContainTextAsync("研究生处预审");

        // A condition whose script is broken is found, shown at its place, and keeps the route from being published.
        await page.GetByRole(AriaRole.Button, new() { Name = "在“研究生处预审”之后添加步骤" }).ClickAsync();
        await page.Locator("[data-add='condition']").ClickAsync();
        await page.GetByLabel("什么时候").First.SelectOptionAsync("Script");
        await page.GetByLabel("脚本", new() { Exact = true }).FillAsync("((");
        await Expect(page.Locator(".step-card--error")).ToContainTextAsync("不是有效的 JavaScript");
        await PublishAsync(page);
        await Expect(page.GetByText("还不能发布")).ToBeVisibleAsync();
        await Screens.TakeAsync(page, "route-editor-refused");

        // Without the condition it is published.
        await page.GetByRole(AriaRole.Button, new() { Name = "删除", Exact = true }).ClickAsync();
        await Expect(page.Locator(".step-card--error")).ToHaveCountAsync(0);
        await PublishAsync(page);
        await Expect(page.GetByText("新的申请按它办理")).ToBeVisibleAsync();

        // The next application waits at the new step.
        var form = Forms.Company("pharmacy");
        form["proposedName"] = "按新流程申请的基地";
        await Calls.ApplyAsync("pharmacy.officer", form);
        var inbox = await Calls.GetAsync("grad.officer", "/api/tasks?view=todo&taskType=opinion&size=50");
        Assert.That(inbox["items"]!.AsArray().Select(task => (string?)task!["title"]), Does.Contain("研究生处预审"));
        Assert.That(administrator.Complaints, Is.Empty);
    }

    [TestCase("")]
    [TestCase("?step=majority")]
    [TestCase("?step=report")]
    public async Task The_editor_has_no_barriers_and_fits_a_phone(string query)
    {
        await using var administrator = await Browser.SignInAsync(Service, "admin");
        await administrator.OpenAsync($"/routes/approval-clinical/edit{query}");
        await Expect(administrator.Page.Locator(".canvas")).ToBeVisibleAsync();

        Assert.That(await BarriersAsync(administrator.Page), Is.Empty);
        await administrator.Page.SetViewportSizeAsync(Screens.Phone.Width, Screens.Phone.Height);
        Assert.That(await Screens.FitsAsync(administrator.Page), Is.True);
        Assert.That(await administrator.Page.EvaluateAsync<bool>("[...document.querySelectorAll('.canvas, .lines__row, .side-line')].every(box => box.scrollWidth <= box.clientWidth)"), "nothing is pushed sideways");
        Assert.That(await BarriersAsync(administrator.Page), Is.Empty);
    }

    [Test]
    public async Task A_keyboard_adds_a_step()
    {
        await using var administrator = await Browser.SignInAsync(Service, "admin");
        var page = administrator.Page;
        await administrator.OpenAsync("/routes/base-construction/edit");
        // A new page takes the keyboard to its heading; who goes on before that is taken back there.
        await Expect(page.Locator("main h1")).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "在“基地建设”之后添加步骤" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".route-panel")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "审阅意见" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".step-card--selected")).ToContainTextAsync("审阅意见");
        await Expect(page.Locator(".route-panel")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".step-card--selected")).ToHaveCountAsync(0);
    }

    private static ILocator Card(IPage page, string title) =>
        page.Locator(".step-card__button").Filter(new() { Has = page.Locator(".step-card__title", new() { HasText = title }) });

    private static async Task PublishAsync(IPage page)
    {
        await page.Locator(".page-head").GetByRole(AriaRole.Button, new() { Name = "发布" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "发布" }).ClickAsync();
    }

    private static async Task<IEnumerable<string>> BarriersAsync(IPage page) =>
        (await page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}");
}
