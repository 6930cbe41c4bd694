using BaseWorkflows.Api.Pages.Bases;
using BaseWorkflows.Api.Tests.Journeys;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using Bunit;
using MudBlazor;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>The page of a base: what the register says, and the registers that people keep on it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BasePageTests : ServicePageTest
{
    private static int sequence = 300;

    private IRenderedComponent<MudDialogProvider> dialogs = null!;

    [Test]
    public async Task The_head_says_what_it_is_and_whether_it_may_take_students_and_why_not()
    {
        var page = await OpenAsync(await SaveBaseAsync(BaseStatus.Approved), "grad.officer");

        Assert.That(page.Find("h1").TextContent, Is.EqualTo("长治医学院研究生培养基地（太行康源制药有限公司）"));
        Assert.That(page.Find(".page-head").TextContent, Does.Contain("已批准（待签约）").And.Contain("-FL-"));
        Assert.That(page.FindAll(".eligible__year").Select(year => year.TextContent),
            Has.Exactly(2).Contains("不可招生").And.Exactly(2).Contains("合作协议尚未生效").And.Exactly(2).Contains("第 4.1 条"));
    }

    [Test]
    public async Task It_leads_to_its_applications()
    {
        using var journey = new Journey(Host);
        var application = await journey.ApplyAsync("unit.pharma", Forms.Company("pharmacy"));

        var page = await OpenAsync((string)application["baseId"]!, "grad.officer");

        var link = page.Find($"a[href='/applications/{(string)application["id"]!}']");
        Assert.That(link.TextContent, Does.EndWith("提交的申请"));
        Assert.That(link.ParentElement!.ParentElement!.TextContent, Does.Contain("审批中").And.Contain("罗明"));
    }

    [Test]
    public async Task A_refused_mentor_stays_in_the_dialog_with_its_messages_and_what_was_typed()
    {
        var page = await OpenAsync(await SaveBaseAsync(BaseStatus.Approved), "pharmacy.officer", "people");

        page.Find("button:contains('登记导师')").Click();
        dialogs.Find("#field-name").Change("陈静");
        dialogs.Find("#field-phone").Change("打给我");
        await dialogs.Find("button:contains('保存')").ClickAsync();

        Assert.That(dialogs.Find("#field-phone-frame [role=alert]").TextContent, Does.StartWith("电话号码格式不正确"));
        Assert.That(dialogs.Find("#field-discipline-frame [role=alert]").TextContent, Is.EqualTo("此项必填。"));
        Assert.That(dialogs.Find("#field-name").GetAttribute("value"), Is.EqualTo("陈静"));
    }

    [Test]
    public async Task A_registered_mentor_is_shown_and_told_on_the_timeline()
    {
        var page = await OpenAsync(await SaveBaseAsync(BaseStatus.Approved), "pharmacy.officer", "people");

        page.Find("button:contains('登记导师')").Click();
        foreach (var (field, value) in new[] { ("name", "陈静"), ("discipline", "药学"), ("qualification", "主任药师"), ("selectedOn", "2020-09-01"), ("selectionRecord", "研究生处〔2020〕12 号") })
            dialogs.Find($"#field-{field}").Change(value);
        await dialogs.Find("button:contains('保存')").ClickAsync();

        await page.WaitForStateAsync(() => page.FindAll("tbody tr").Count > 0);
        Assert.That(page.Find("tbody tr").TextContent, Does.Contain("陈静").And.Contain("主任药师").And.Contain("2020-09-01"));
        Assert.That(page.Markup, Does.Contain("以下学科还没有导师：中药学。"));
        Navigation.NavigateTo($"{new Uri(Navigation.Uri).AbsolutePath}?tab=overview");
        await page.WaitForAssertionAsync(() => Assert.That(page.Find(".timeline").TextContent, Does.Contain("登记导师 陈静（药学）").And.Contain("第 5.2 条")));
    }

    [Test]
    public async Task A_working_group_is_registered_with_its_leader_from_a_department()
    {
        var page = await OpenAsync(await SaveBaseAsync(BaseStatus.Approved), "grad.officer", "people");

        page.Find("button:contains('登记')").Click();
        dialogs.Find("#field-leaderFrom").Change("Department");
        dialogs.Find("#field-leaderDepartmentId").Change("pharmacy");
        foreach (var (field, value) in new[] { ("leader-name", "陈志强"), ("leader-post", "主任"), ("deputy-name", "罗明"), ("deputy-post", "部长"), ("staff-0-name", "赵敏") })
            dialogs.Find($"#field-{field}").Change(value);
        await dialogs.Find("button:contains('保存')").ClickAsync();
        Assert.That(dialogs.Find("#field-staff-0-post-frame [role=alert]").TextContent, Is.EqualTo("此项必填。"));

        dialogs.Find("#field-staff-0-post").Change("专员");
        await dialogs.Find("button:contains('保存')").ClickAsync();

        await page.WaitForStateAsync(() => page.FindAll(".people").Count > 0);
        Assert.That(page.Find(".people").TextContent, Does.Contain("陈志强").And.Contain("药学系 · 主任").And.Contain("罗明").And.Contain("赵敏"));
    }

    [Test]
    public async Task Whom_the_base_does_not_concern_only_reads() =>
        Assert.That((await OpenAsync(await SaveBaseAsync(BaseStatus.Active), "unit.hospital", "people")).FindAll(".panel__head button"), Is.Empty);

    [Test]
    public async Task A_base_that_is_not_the_visitors_to_see_is_not_there() =>
        Assert.That((await OpenAsync(await SaveBaseAsync(BaseStatus.Candidate), "unit.hospital")).Find("h1").TextContent, Is.EqualTo("没有找到这个页面"));

    private static async Task<string> SaveBaseAsync(BaseStatus status)
    {
        var id = Guid.NewGuid().ToString("N");
        await SaveAsync(TestBases.Base(id, status, sequence: Interlocked.Increment(ref sequence)));
        return id;
    }

    private async Task<IRenderedComponent<BasePage>> OpenAsync(string id, string userName, string? tab = null)
    {
        await SignInAsync(userName);
        Navigation.NavigateTo($"/bases/{id}{(tab is null ? "" : $"?tab={tab}")}");
        Render<MudPopoverProvider>();
        dialogs = Render<MudDialogProvider>();
        var page = Render<BasePage>(parameters => parameters.Add(one => one.Id, id));
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);
        return page;
    }
}
