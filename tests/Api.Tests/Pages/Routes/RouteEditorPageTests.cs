using AngleSharp.Dom;
using BaseWorkflows.Api.Pages.Routes.Editing;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Routes.Editing;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BaseWorkflows.Api.Tests.Pages.Routes;

/// <summary>The route editor: cards, ＋, properties, drafts that save themselves, findings at their steps, publishing.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class RouteEditorPageTests : ServicePageTest
{
    private readonly string id = $"edited-{Guid.NewGuid():N}";
    private IRenderedComponent<MudDialogProvider> dialogs = null!;

    [Test]
    public async Task Who_does_not_administrate_routes_is_told_so()
    {
        await SignInAsync("vp");

        var page = await OpenAsync("approval-clinical");

        Assert.That(page.Find(".notice").TextContent, Does.Contain("只有流程管理员可以修改流程"));
    }

    [Test]
    public async Task A_route_is_shown_step_by_step_with_who_how_and_where_outcomes_lead()
    {
        var page = await OpenRouteAsync("approval-clinical");

        var report = Card(page, "report").TextContent;
        Assert.That(report, Does.Contain("校内专家实地考察").And.Contain("办理过程中指定的人").And.Contain("会签").And.Contain("15 个工作日内"));
        Assert.That(report, Does.Contain("不符合条件 继续下一步").And.Contain("退回 退回申请人 → 申请人修改 → 回到退回的环节"));
        Assert.That(Card(page, "panel").TextContent, Does.Contain("不予受理 不予批准 → 结束（未通过）"));
        Assert.That(page.Find(".lines--condition").TextContent, Does.Contain("“校内专家实地考察”过半数“符合条件”").And.Contain("继续下面的步骤"));
        Assert.That(page.FindAll(".side-line h2").Select(title => title.TextContent), Is.EqualTo(new[] { "“不同意”之后", "“退回”之后" }));
        Assert.That(page.FindAll(".unshown"), Is.Empty);
    }

    [Test]
    public async Task Outcomes_that_one_kind_of_step_has_alone_and_places_that_are_no_step_are_told_in_words()
    {
        var page = await OpenRouteAsync("rectification");

        Assert.That(Card(page, "work").TextContent, Does.Contain("申请延期").And.Not.Contain("Extend"));
        Assert.That(page.FindAll(".side-line h2").Select(title => title.TextContent), Has.Some.EqualTo("“申请延期”之后"));
        Assert.That(page.FindAll(".side-line").Select(line => line.TextContent), Has.Some.Contain("在“整改期间”之后继续"));
    }

    [Test]
    public async Task An_added_step_is_chosen_and_saved_as_a_draft_that_a_reload_finds_again()
    {
        var page = await OpenRouteAsync("approval-department");

        Add(page, Spot.After("evaluate"), "opinion");

        page.WaitForAssertion(() => Assert.That(page.Find(".save-state").TextContent, Does.StartWith("草稿已保存")));
        Assert.That(page.Find("#step-name").GetAttribute("value"), Is.EqualTo("审阅意见"));
        Assert.That((await StoredAsync()).Definition.Find("step-1"), Is.Not.Null);
        Assert.That(Card(await OpenAsync(id), "step-1").TextContent, Does.Contain("审阅意见"));
    }

    [Test]
    public async Task Of_two_who_edit_one_draft_the_second_is_told_and_overwrites_nothing()
    {
        var first = await OpenRouteAsync("approval-department");
        Add(first, Spot.After("evaluate"), "opinion");
        await SavedAsync(first);
        var second = await OpenAsync(id);
        first.Find("#step-name").Change("先审阅");
        await SavedAsync(first);

        Card(second, "evaluate").Click();
        second.Find("#step-name").Change("后考察");

        second.WaitForAssertion(() => Assert.That(second.Find("[role=alert]").TextContent, Does.Contain("流程已被他人修改")));
        Assert.That(second.Find(".save-state").TextContent, Is.EqualTo("未能保存"));
        Assert.That(Card(second, "evaluate").TextContent, Does.Contain("后考察"), "what was typed stays on the page");
        var stored = (await StoredAsync()).Definition;
        Assert.That((stored.Find("step-1")!.DisplayText, stored.Find("evaluate")!.DisplayText), Is.EqualTo(("先审阅", "院（系、部）考察评估")));
    }

    [Test]
    public async Task What_is_typed_and_chosen_in_the_panel_is_in_the_stored_draft()
    {
        var page = await OpenRouteAsync("approval-department");
        Card(page, "evaluate").Click();

        page.Find("#step-name").Change("现场考察");
        page.Find("#step-scope").Change("College");
        page.Find("#step-role").Change("VicePresident");
        page.Find("#step-days").Change("7");
        page.Find("#step-signature").Change(true);

        Assert.That(Card(page, "evaluate").TextContent, Does.Contain("现场考察").And.Contain("分管校领导").And.Contain("7 个工作日内").And.Contain("签字"));
        await SavedAsync(page);
        var step = (await StoredAsync()).Definition.Find("evaluate")!;
        Assert.That(
            (step.DisplayText, step.Setting("role").Text, step.Setting("dueInDays").Text, step.Setting("signature").Text),
            Is.EqualTo(("现场考察", "VicePresident", "7", "Required")));
    }

    [Test]
    public async Task How_several_decide_what_happens_around_the_deadline_and_where_it_may_go_back_to_is_set_in_the_panel()
    {
        var page = await OpenRouteAsync("approval-voluntary");
        Card(page, "evaluate").Click();
        page.Find("#step-mode").Change("Vote");
        Assert.That(page.Find("#step-threshold").GetAttribute("value"), Is.EqualTo(">50%"), "a vote begins as a majority");
        page.Find("#step-mode").Change("Sequential");
        Assert.That(page.FindAll("#step-threshold"), Is.Empty);
        page.Find("#step-remind").Change("3");
        page.Find("#step-escalate").Change("5");
        page.Find("#step-escalate-to").Change("GraduateOfficer");
        page.Find("#step-escalate-as").Change("Copy");

        Card(page, "final-approval").Click();
        var returns = page.FindAll("[aria-labelledby=step-returns-label] label");
        Assert.That(returns.Select(label => label.TextContent.Trim()), Is.EqualTo(new[] { "研究生处受理", "相关院（系、部）考察评估", "院（系、部）意见", "研究生处审核意见" }));
        page.FindAll("[aria-labelledby=step-returns-label] input")[1].Change(true);
        page.FindAll("[aria-labelledby=step-returns-label] input")[3].Change(true);
        page.FindAll("[aria-labelledby=step-returns-label] input")[3].Change(false);

        Assert.That(Card(page, "evaluate").TextContent, Does.Contain("依次").And.Contain("提前 3 日提醒").And.Contain("超期 5 日上报研究生处经办人"));
        Assert.That(Card(page, "final-approval").TextContent, Does.Contain("回到“相关院（系、部）考察评估”"));
        await SavedAsync(page);
        var stored = (await StoredAsync()).Definition;
        var step = stored.Find("evaluate")!;
        Assert.That(
            new[] { "mode", "threshold", "remindBeforeDays", "escalateAfterDays", "escalateTo", "escalateAs" }.Select(input => step.Setting(input).Text),
            Is.EqualTo(new[] { "Sequential", "", "3", "5", "GraduateOfficer", "Copy" }));
        Assert.That(stored.Find("final-approval")!.Setting("outcomes").Texts, Is.EqualTo(new[] { "Approve", "Reject", "Return", "Return:evaluate" }));
        Assert.That(page.Markup, Does.Not.Contain("step-card--error"), "the check finds nothing");
    }

    [Test]
    public async Task Steps_move_by_buttons_and_by_a_list_of_places_and_undo_takes_it_back()
    {
        var page = await OpenRouteAsync("approval-department");
        Card(page, "final-approval").Click();

        page.Find(".step-actions button:contains('上移')").Click();
        Assert.That(Order(page).Take(3), Is.EqualTo(new[] { "evaluate", "final-approval", "office-opinion" }));

        var places = page.FindAll("#step-move option");
        page.Find("#step-move").Change(places.Single(place => place.TextContent == "在“材料归档”的“原件”最前面").GetAttribute("value"));
        Assert.That(page.FindAll(".lines [data-step]").Select(card => card.GetAttribute("data-step")), Does.Contain("final-approval"));

        page.Find("[aria-label='撤销']").Click();
        page.Find("[aria-label='撤销']").Click();
        Assert.That(Order(page).Take(3), Is.EqualTo(new[] { "evaluate", "office-opinion", "final-approval" }));
        Assert.That(page.Find("[aria-label='撤销']").HasAttribute("disabled"), Is.True);
        page.Find("[aria-label='重做']").Click();
        Assert.That(Order(page).Take(3), Is.EqualTo(new[] { "evaluate", "final-approval", "office-opinion" }));
        await SavedAsync(page);
    }

    [Test]
    public async Task A_change_that_can_not_be_is_refused_in_words_and_the_message_goes_away()
    {
        var page = await OpenRouteAsync("agreement-signing");
        Card(page, "draft").Click();

        page.Find(".step-actions button:contains('下移')").Click();

        Assert.That(page.Find(".hint").TextContent, Does.Contain("“学校一方签署”的“退回申请人”会因此走向别处"));
        page.Find(".hint button").Click();
        Assert.That(page.FindAll(".hint"), Is.Empty);
    }

    [Test]
    public async Task Removing_a_step_whose_result_is_read_asks_first_and_names_the_reader()
    {
        var page = await OpenRouteAsync("approval-clinical");
        Card(page, "panel").Click();

        var removing = page.Find(".step-actions button:contains('删除')").ClickAsync();
        Assert.That(dialogs.WaitForElement(".mud-dialog").TextContent, Does.Contain("“校内专家实地考察”要用到它的结果"));
        dialogs.Find("button:contains('取消')").Click();
        await removing;

        Assert.That(Order(page)[0], Is.EqualTo("panel"));
    }

    [Test]
    public async Task Outcomes_are_added_led_elsewhere_and_removed()
    {
        var page = await OpenRouteAsync("agreement-signing");
        Card(page, "draft").Click();

        page.Find("[aria-label='添加一种结果']").Change("Reject");
        Assert.That(Card(page, "draft").TextContent, Does.Contain("不同意 结束"));
        Card(page, "sign-unit").Click();
        page.Find("[aria-label='“退回修改”的去向']").Change("sign-college");
        Assert.That(Card(page, "sign-unit").TextContent, Does.Contain("退回修改 回到“学校一方签署”"));
        page.Find("[aria-label='删除结果“退回修改”']").Click();
        Assert.That(Card(page, "sign-unit").TextContent, Does.Not.Contain("退回"));
        await SavedAsync(page);
    }

    [Test]
    public async Task A_parallel_group_is_added_filled_and_renamed()
    {
        var page = await OpenRouteAsync("approval-department");
        Open(page, Spot.After("evaluate"));
        page.Find("[data-add='group']").Click();

        page.FindAll("[aria-label='分支名称']")[0].Change("科研处");
        page.Find("button:contains('添加分支')").Click();
        Add(page, Spot.First("parallel-1", "科研处"), "opinion");

        Assert.That(page.Find("[aria-label='并行分组']").TextContent, Does.Contain("科研处").And.Contain("分支 2").And.Contain("分支 3").And.Contain("审阅意见").And.Contain("全部分支完成后继续"));
        await SavedAsync(page);
    }

    [Test]
    public async Task A_condition_asks_for_the_outcome_of_a_step_without_a_script()
    {
        var page = await OpenRouteAsync("approval-department");
        Open(page, Spot.After("office-opinion"));
        page.Find("[data-add='condition']").Click();
        Assert.That(page.Find(".lines__when--unset").TextContent, Is.EqualTo("还没有设置"));

        page.Find("#case-0-when").Change("Outcome");
        page.Find("[aria-label='哪一步']").Change("evaluate");

        Assert.That(page.Find(".lines__when").TextContent, Is.EqualTo("“院（系、部）考察评估”的结果是“符合条件”"));
        page.Find("#case-1-to").Change("reject");
        Assert.That(page.Find(".lines--condition").TextContent, Does.Contain("不予批准 → 结束（未通过）"));
        await SavedAsync(page);
    }

    private static IElement Card(IRenderedComponent<RouteEditorPage> page, string step) => page.Find($"[data-step='{step}'] button");

    private static List<string?> Order(IRenderedComponent<RouteEditorPage> page) =>
        [.. page.FindAll(".canvas__main [data-step]").Select(card => card.GetAttribute("data-step"))];

    private static void Open(IRenderedComponent<RouteEditorPage> page, Spot spot) =>
        page.Find($"[data-spot='{spot.Kind}:{spot.Id}:{spot.Port}']").Click();

    private static void Add(IRenderedComponent<RouteEditorPage> page, Spot spot, string taskType)
    {
        Open(page, spot);
        page.Find($"[data-task-type='{taskType}']").Click();
    }

    private static Task SavedAsync(IRenderedComponent<RouteEditorPage> page) =>
        page.WaitForAssertionAsync(() => Assert.That(page.Find(".save-state").TextContent, Does.StartWith("草稿已保存")));

    private WorkflowDefinition Route(string source)
    {
        var name = typeof(RouteCheck).Assembly.GetManifestResourceNames().Single(one => one.EndsWith($"{source}.json", StringComparison.Ordinal));
        using var reader = new StreamReader(typeof(RouteCheck).Assembly.GetManifestResourceStream(name)!);
        return WorkflowDefinition.Parse(reader.ReadToEnd()).With(document => (document["definitionId"], document["id"]) = (id, $"{id}-1"));
    }

    private async Task<IRenderedComponent<RouteEditorPage>> OpenRouteAsync(string source)
    {
        await SaveRouteAsync(Route(source));
        return await OpenAsync(id);
    }

    private async Task SaveRouteAsync(WorkflowDefinition route)
    {
        await AsAdminAsync<SaveDraft, SavedDefinition>((save, caller) => save.HandleAsync(new(route.ToJson(), null), caller, default));
        await SignInAsync("admin");
    }

    private async Task<IRenderedComponent<RouteEditorPage>> OpenAsync(string definitionId)
    {
        if (dialogs is null)
        {
            Render<MudPopoverProvider>();
            Render<MudSnackbarProvider>();
            dialogs = Render<MudDialogProvider>();
        }

        var page = Render<RouteEditorPage>(parameters => parameters.Add(one => one.Id, definitionId));
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);
        return page;
    }

    private async Task PublishAsync(IRenderedComponent<RouteEditorPage> page)
    {
        var publishing = page.Find(".page-head button:contains('发布')").ClickAsync();
        await dialogs.WaitForElement(".mud-dialog button:contains('发布')").ClickAsync();
        await publishing;
    }

    private async Task<StoredDefinition> StoredAsync() =>
        await AsAdminAsync<GetDefinition, StoredDefinition>((get, caller) => get.HandleAsync(GetDefinitionRequest.Latest(id), caller, default));

    private static async Task<T> AsAdminAsync<TUseCase, T>(Func<TUseCase, Caller, Task<Result<T>>> act)
        where TUseCase : notnull
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var admin = await scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>().Users
            .Where(one => one.UserName == "admin").Select(one => one.Id).SingleAsync();
        var caller = await scope.ServiceProvider.GetRequiredService<CallerDirectory>().FindAsync(admin, null, default);
        return (await act(scope.ServiceProvider.GetRequiredService<TUseCase>(), caller!)).Value;
    }
}
