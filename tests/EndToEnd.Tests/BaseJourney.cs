using System.Text.RegularExpressions;
using BaseWorkflows.Domain;
using BaseWorkflows.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BaseWorkflows.EndToEnd.Tests;

/// <summary>The whole way of a base into force, each step by the person whose step it is, in the browser.</summary>
internal sealed class BaseJourney : BrowserTest
{
    private const string Name = "浊漳河药物研究实践基地";

    private static readonly string Today = $"{TimeProvider.System.Today():yyyy-MM-dd}";

    private readonly Dictionary<string, Visitor> visitors = [];

    [TearDown]
    public async Task LeaveAsync()
    {
        foreach (var visitor in visitors.Values)
            await visitor.DisposeAsync();
    }

    [Test]
    public async Task A_department_takes_a_base_into_force()
    {
        var baseId = await ApplyAsync();

        await DecideAsync("pharmacy.head", baseId, "site-evaluation", "符合条件", EvaluateAsync, picture: "evaluation");
        await DecideAsync("grad.director", baseId, "office-opinion", "同意", SayAsync, picture: "opinion");
        await DecideAsync("vp", baseId, "final-approval", "批准", SayAsync);
        await DecideAsync("grad.officer", baseId, "file-originals", "已归档", page => page.GetByLabel("存放位置").FillAsync("研究生处档案柜 3-12"));
        await DecideAsync("pharmacy.officer", baseId, "file-copies", "已归档", page => page.GetByLabel("存放位置").FillAsync("药学系档案室"));

        await DecideAsync("grad.officer", baseId, "agreement-draft", "提交签署", picture: "agreement-draft");
        await DecideAsync("pharmacy.head", baseId, "agreement-sign-college", "签署三份", picture: "agreement-sign");
        await DecideAsync("unit.pharma", baseId, "agreement-sign-unit", "签署三份");
        await DecideAsync("grad.officer", baseId, "receipt-graduate-office", "确认收到");
        await DecideAsync("unit.pharma", baseId, "receipt-base", "确认收到");
        await DecideAsync("pharmacy.officer", baseId, "receipt-department", "确认收到", picture: "receipt");

        var auditor = await VisitorAsync("auditor");
        await auditor.OpenAsync($"/bases/{baseId}");
        await Expect(auditor.Page.Locator("main")).ToContainTextAsync("在用");
        await PictureAsync(auditor.Page, "base-in-force");
        await auditor.OpenAsync("/agreements");
        await PictureAsync(auditor.Page, "agreements");
        await auditor.OpenAsync($"/agreements/{await Calls.AgreementAsync(baseId)}");
        await Expect(auditor.Page.Locator("main")).ToContainTextAsync("已生效");
        await PictureAsync(auditor.Page, "agreement-in-force");
        Assert.That(visitors.Values.SelectMany(visitor => visitor.Complaints), Is.Empty);
    }

    /// <summary>Fills in the application step by step and hands it in; the answer is the base's id.</summary>
    private async Task<string> ApplyAsync()
    {
        var visitor = await VisitorAsync("pharmacy.officer");
        var page = visitor.Page;
        await visitor.OpenAsync("/applications/new");
        await page.GetByText("非临床医学", new() { Exact = true }).ClickAsync();
        await page.Locator("select").And(page.GetByLabel("等级")).SelectOptionAsync("Department");
        await page.Locator("#field-disciplines").FillAsync("药学");
        await page.Locator("#field-disciplines").PressAsync("Enter");
        await page.GetByLabel("拟建基地名称").FillAsync(Name);
        await PictureAsync(page, "application-basics");
        await NextAsync(page, "单位情况");

        await page.Locator(".wizard__pick select").SelectOptionAsync("taihang-pharma");
        await FillAsync(page, ("单位性质", "企业"), ("法定代表人", "赵志强"), ("联系人", "罗明"), ("联系电话", "0355-3151234"),
            ("地址", "山西省长治市潞州区解放西街 1 号"), ("单位简介", "从事中成药研发与生产。"));
        await NextAsync(page, "人员与条件");

        await page.GetByRole(AriaRole.Button, new() { Name = "添加一行" }).ClickAsync();
        await FillAsync(page, ("姓名", "孙丽"), ("职称", "高级工程师"), ("学历（学位）", "博士"), ("专业", "药剂学"),
            ("可容纳研究生数", "12"), ("条件保障", "示教室两间，宿舍 20 床。"), ("劳动保护与安全", "每年开展安全培训。"));
        await NextAsync(page, "遴选条件");

        await MeetAllAsync(page);
        await NextAsync(page, "理由与附件");
        await page.GetByLabel("申请理由").FillAsync("共建产教融合基地。");
        await page.GetByRole(AriaRole.Link, new() { Name = "下一步" }).ClickAsync();
        await Expect(page.Locator(".complete")).ToBeVisibleAsync();
        await PictureAsync(page, "application-review");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交申请" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/applications/[0-9a-f]{32}$"));
        await Expect(page.Locator("main")).ToContainTextAsync("审批中");
        await PictureAsync(page, "application-submitted");

        var applications = await Calls.GetAsync("pharmacy.officer", $"/api/applications?mine=true&text={Uri.EscapeDataString(Name)}");
        return (string)applications["items"]![0]!["baseId"]!;
    }

    private static async Task NextAsync(IPage page, string title)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "下一步" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
    }

    private static async Task FillAsync(IPage page, params (string Label, string Text)[] fields)
    {
        foreach (var (label, text) in fields)
            await page.Locator("input, textarea").And(page.GetByLabel(label)).First.FillAsync(text);
    }

    private static async Task MeetAllAsync(IPage page)
    {
        var met = page.GetByText("符合", new() { Exact = true });
        await Expect(met).ToHaveCountAsync(5);
        for (var i = 0; i < 5; i++)
            await met.Nth(i).ClickAsync();
    }

    /// <summary>Opens the task that somebody has about the base, fills it in, signs where it asks, and decides.</summary>
    private async Task DecideAsync(
        string userName, string baseId, string taskType, string button, Func<IPage, Task>? fillIn = null, string? picture = null)
    {
        var visitor = await VisitorAsync(userName);
        var page = visitor.Page;
        await visitor.OpenAsync($"/tasks/{await Calls.TaskAsync(userName, baseId, taskType)}");
        var decide = page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
        await Expect(decide).ToBeEnabledAsync();
        if (picture is not null)
            await PictureAsync(page, $"task-{picture}");

        if (fillIn is not null)
            await fillIn(page);
        if (await page.Locator(".signature").CountAsync() > 0)
        {
            await page.Locator(".signature").GetByText("电子").First.ClickAsync();
            await page.Locator("#signature-password").FillAsync(Service.Password);
        }

        await decide.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "待办", Level = 1 })).ToBeVisibleAsync();
    }

    private static async Task EvaluateAsync(IPage page)
    {
        await page.GetByLabel("实地考察日期").FillAsync(Today);
        await MeetAllAsync(page);
        await page.GetByLabel("考察报告").FillAsync("实地考察，设施与人员符合要求。");
    }

    private static Task SayAsync(IPage page) => page.GetByLabel("意见", new() { Exact = true }).FillAsync("同意。");

    private static async Task PictureAsync(IPage page, string name)
    {
        await Screens.TakeAsync(page, name);
        await page.SetViewportSizeAsync(Screens.Phone.Width, Screens.Phone.Height);
        Assert.That(await Screens.FitsAsync(page), $"{name} must not scroll sideways on a phone");
        await page.SetViewportSizeAsync(Screens.Desk.Width, Screens.Desk.Height);
    }

    private async Task<Visitor> VisitorAsync(string userName) => visitors.TryGetValue(userName, out var known)
        ? known
        : visitors[userName] = await Browser.SignInAsync(Service, userName);
}
