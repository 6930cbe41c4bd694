using System.Text.Json;
using BaseWorkflows.Api.Pages.Applications;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Applications;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using StoredJson = BaseWorkflows.Workflows.Persistence.Json;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>The application form in steps: drafts, messages at their steps, the route by rule, handing in.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ApplicationFormPageTests : ServicePageTest
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 24, 6, 3, 0, TimeSpan.Zero));
    private IRenderedComponent<MudDialogProvider> dialogs = null!;

    [SetUp]
    public void SetClock() => Services.AddSingleton<TimeProvider>(time);

    [Test]
    public async Task A_unit_finds_its_own_name_and_code_filled_in()
    {
        var page = await OpenNewAsync("unit.pharma", "unit");

        Assert.That(page.Find("#field-unit-name").GetAttribute("value"), Is.EqualTo("太行康源制药有限公司"));
        Assert.That(page.Find("#field-unit-creditCode").GetAttribute("value"), Has.Length.EqualTo(18));
    }

    [Test]
    public async Task Looking_at_the_form_begins_no_application()
    {
        var before = await CountAsync();
        var page = await OpenNewAsync("unit.pharma");

        Go(page, "?step=people");
        Go(page, "?step=review");

        Assert.That(await CountAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_draft_saves_itself_after_a_pause_in_typing_and_gets_an_address()
    {
        var page = await OpenNewAsync("unit.pharma");
        page.Find("#field-proposedName").Change("太行实践基地");
        Assert.That(page.Find(".save-state").TextContent, Is.EqualTo("有未保存的修改"));

        time.Advance(ApplicationFormPage.Pause / 2);
        page.Find("#field-proposedName").Change("太行康源实践基地");
        time.Advance(ApplicationFormPage.Pause / 2);
        Assert.That(Navigation.Uri, Does.EndWith("/applications/new"));
        time.Advance(ApplicationFormPage.Pause / 2);

        page.WaitForAssertion(() => Assert.That(page.Find(".save-state").TextContent, Is.EqualTo("已保存 14:03")));
        Assert.That(Navigation.Uri, Does.EndWith("/edit?step=basics"));
        Assert.That((await StoredAsync(IdInAddress)).Form.ProposedName, Is.EqualTo("太行康源实践基地"));
    }

    [Test]
    public async Task The_next_step_saves_the_draft()
    {
        var id = await SaveAsync("unit.pharma", new());
        var page = await OpenAsync("unit.pharma", id);
        page.Find("#field-proposedName").Change("太行");

        Go(page, "?step=unit");

        page.WaitForAssertion(() => Assert.That(page.Find(".save-state").TextContent, Does.StartWith("已保存")));
        Assert.That((await StoredAsync(id)).Form.ProposedName, Is.EqualTo("太行"));
    }

    [Test]
    public async Task The_last_step_lists_what_is_missing_with_a_way_to_its_step_and_counts_it_there()
    {
        var page = await OpenAsync("unit.pharma", await SaveAsync("unit.pharma", Company with { Reason = null, Professionals = [new("孙丽", "工程师", null, "药学")] }), "review");

        Assert.That(page.Find(".missing").TextContent, Does.Contain("还有 2 项").And.Contain("符合条件的专业技术人员名单 第 1 行 学历（学位）").And.Contain("申请理由"));
        Assert.That(page.Find(".missing a").GetAttribute("href"), Does.EndWith("?step=people"));
        Assert.That(page.FindAll(".steps__one--wrong .steps__title").Select(step => step.TextContent), Is.EqualTo(new[] { "人员与条件", "理由与附件" }));

        Go(page, "?step=people");
        Assert.That(page.Find("#field-professionals-0-degree-frame [role=alert]").TextContent, Is.EqualTo("此项必填。"));
        page.Find("#field-professionals-0-degree").Change("硕士");
        page.WaitForAssertion(() => Assert.That(page.FindAll(".steps__one--wrong"), Has.Count.EqualTo(1)));
    }

    [TestCase("unit.pharma", "单位自愿申请审批", "第 3.3 条")]
    [TestCase("pharmacy.officer", "院系", "第 3.2 条")]
    public async Task The_route_is_chosen_by_rule_and_says_by_which_clause(string applicant, string route, string clause)
    {
        var page = await OpenAsync(applicant, await SaveAsync(applicant, Company), "review");

        page.WaitForAssertion(() => Assert.That(page.Find(".route-name").TextContent, Does.Contain(route).And.Contain(clause)));
        Assert.That(page.Find(".route-steps").TextContent, Does.Contain("分管校领导审批").And.Not.Contain("申请人修改"));
    }

    [Test]
    public async Task A_complete_application_is_handed_in_and_shown()
    {
        var id = await SaveAsync("unit.pharma", Company);
        var page = await OpenAsync("unit.pharma", id, "review");

        page.Find("button:contains('提交申请')").Click();

        page.WaitForAssertion(() => Assert.That(Navigation.Uri, Does.EndWith($"/applications/{id}")));
        Assert.That((await StoredAsync(id)).Status, Is.EqualTo(ApplicationStatus.InReview));
    }

    [Test]
    public async Task A_certificate_that_is_on_no_list_is_refused_at_its_field_and_nothing_is_lost()
    {
        var form = Forms.Hospital().Deserialize<ApplicationForm>(StoredJson.Options)!;
        var id = await SaveAsync("unit.hospital", form with { Hospital = form.Hospital! with { ResidencyCertificate = "没有这个文号" } });
        var page = await OpenAsync("unit.hospital", id, "review");
        Assert.That(page.FindAll(".missing"), Is.Empty);

        page.Find("button:contains('提交申请')").Click();

        page.WaitForAssertion(() => Assert.That(page.Find(".steps__one--wrong .steps__title").TextContent, Is.EqualTo("医院情况")));
        Go(page, "?step=hospital");
        Assert.That(page.Find("#field-hospital-residencyCertificate-frame [role=alert]").TextContent, Does.Contain("不在国家住院医师规范化培训基地名单中"));
        Assert.That(page.Find("#field-hospital-residencyCertificate").GetAttribute("value"), Is.EqualTo("没有这个文号"));
        Assert.That((await StoredAsync(id)).Status, Is.EqualTo(ApplicationStatus.Draft));
    }

    [Test]
    public async Task What_somebody_else_saved_in_between_is_not_overwritten()
    {
        var id = await SaveAsync("unit.pharma", Company);
        var page = await OpenAsync("unit.pharma", id);
        await InScopeAsync<SaveApplication>("unit.pharma", (save, caller) => save.HandleAsync(new(id, Company with { Reason = "另一个窗口" }, null), caller, default));

        page.Find("#field-proposedName").Change("我的窗口");
        await page.Find("button:contains('暂存')").ClickAsync();

        Assert.That(page.Find(".save-state").TextContent, Is.EqualTo("未能保存"));
        Assert.That(page.Find("#field-proposedName").GetAttribute("value"), Is.EqualTo("我的窗口"));
        await page.Find("button:contains('载入最新内容')").ClickAsync();
        Assert.That(page.Find("#field-proposedName").GetAttribute("value"), Is.EqualTo(Company.ProposedName));
    }

    [Test]
    public async Task Leaving_with_unsaved_changes_asks_and_staying_keeps_them()
    {
        var id = await SaveAsync("unit.pharma", Company);
        var page = await OpenAsync("unit.pharma", id);
        page.Find("#field-proposedName").Change("还没保存");
        var here = Navigation.Uri;

        var leaving = page.InvokeAsync(() => Navigation.NavigateTo("/bases"));
        dialogs.WaitForElement("button:contains('继续填写')").Click();
        await leaving;

        Assert.That(Navigation.Uri, Is.EqualTo(here));
        Assert.That(page.Find("#field-proposedName").GetAttribute("value"), Is.EqualTo("还没保存"));
    }

    [Test]
    public async Task Who_may_not_apply_is_told_so() =>
        Assert.That((await OpenNewAsync("vp")).Find(".notice").TextContent, Does.Contain("没有访问权限").And.Contain("申请单位联系人"));

    private static ApplicationForm Company => Forms.Company("pharmacy").Deserialize<ApplicationForm>(StoredJson.Options)!;

    private string IdInAddress => new Uri(Navigation.Uri).Segments[^2].Trim('/');

    private static Task<int> CountAsync() => InAsync<WorkflowsDbContext, int>(db => db.Set<BaseApplication>().CountAsync());

    private static Task<BaseApplication> StoredAsync(string id) =>
        InAsync<WorkflowsDbContext, BaseApplication>(db => db.Set<BaseApplication>().AsNoTracking().SingleAsync(one => one.Id == id));

    private static async Task<string> SaveAsync(string userName, ApplicationForm form) =>
        (await InScopeAsync<CreateApplication>(userName, (create, caller) => create.HandleAsync(new(form), caller, default))).Application.Id;

    private static async Task<ApplicationDetail> InScopeAsync<TUseCase>(string userName, Func<TUseCase, Caller, Task<Result<ApplicationDetail>>> act)
        where TUseCase : notnull
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var id = await scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>().Users
            .Where(one => one.UserName == userName).Select(one => one.Id).SingleAsync();
        var caller = await scope.ServiceProvider.GetRequiredService<CallerDirectory>().FindAsync(id, null, default);
        return (await act(scope.ServiceProvider.GetRequiredService<TUseCase>(), caller!)).Value;
    }

    private Task<IRenderedComponent<ApplicationFormPage>> OpenNewAsync(string userName, string? step = null) => OpenAsync(userName, null, step);

    private async Task<IRenderedComponent<ApplicationFormPage>> OpenAsync(string userName, string? id, string? step = null)
    {
        await SignInAsync(userName);
        Render<MudPopoverProvider>();
        dialogs = Render<MudDialogProvider>();
        Navigation.NavigateTo($"/applications/{(id is null ? "new" : $"{id}/edit")}{(step is null ? "" : $"?step={step}")}");
        var page = Render<ApplicationFormPage>(parameters => parameters.Add(one => one.Id, id));
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);
        return page;
    }

    private void Go(IRenderedComponent<ApplicationFormPage> page, string query)
    {
        page.InvokeAsync(() => Navigation.NavigateTo(new Uri(Navigation.Uri).AbsolutePath + query));
        var step = query["?step=".Length..];
        page.WaitForState(() => page.Find("[aria-current=step]").GetAttribute("href")!.EndsWith(step, StringComparison.Ordinal));
    }
}
