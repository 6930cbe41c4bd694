using BaseWorkflows.Api.Pages.Tasks;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;

namespace BaseWorkflows.Api.Tests.Pages;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TaskPageTests : ServicePageTest
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));

    [SetUp]
    public void SetClock() => Services.AddSingleton<TimeProvider>(time);

    [Test]
    public async Task A_refusal_stands_at_its_field_and_takes_nothing_away()
    {
        var page = await OpenAsync(await TestCases.GiveAsync(("taskType", FormTask.TypeKey)));
        page.Find("#field-form-report").Change("实地考察，条件良好。");
        page.Find("#comment").Change("同意");

        Press(page, "同意");

        page.WaitForAssertion(() => Assert.That(page.Find("#field-form-visitedOn-help [role=alert]").TextContent, Is.EqualTo("请填写“考察日期”。")));
        Assert.That(page.Find("#field-form-report").GetAttribute("value"), Is.EqualTo("实地考察，条件良好。"));
        Assert.That(page.Find("#comment").GetAttribute("value"), Is.EqualTo("同意"));
    }

    [Test]
    public async Task A_no_needs_an_opinion_before_it_is_sent()
    {
        var id = await TestCases.GiveAsync();
        var page = await OpenAsync(id);

        Press(page, "不同意");

        Assert.That(page.Find("#comment-help [role=alert]").TextContent, Is.EqualTo("选择“不同意”时请写明意见。"));
        Assert.That((await TaskAsync(id)).State, Is.EqualTo(TaskState.Available));
    }

    [Test]
    public async Task Several_returns_are_one_button_and_a_choice()
    {
        var id = await TestCases.GiveAsync(("outcomes", """["Approve","Return","Return:初审","Return:接收"]"""));
        var page = await OpenAsync(id);
        page.Find("#comment").Change("请补充");
        Assert.That(page.FindAll(".decide__button").Select(button => button.TextContent.Trim()), Is.EqualTo(new[] { "同意", "退回…" }));

        Press(page, "退回…");
        Assert.That(page.FindAll(".decide__where option").Select(option => option.TextContent), Is.EqualTo(new[] { "退回申请人", "退回“初审”", "退回“接收”" }));
        page.Find(".decide__where select").Change("Return:接收");
        Press(page, "确定退回“接收”");

        page.WaitForAssertion(() => Assert.That(Navigation.Uri, Does.EndWith("/tasks")));
        Assert.That((await TaskAsync(id)).Outcome, Is.EqualTo("Return:接收"));
    }

    [Test]
    public async Task A_no_is_asked_once_more()
    {
        var id = await TestCases.GiveAsync();
        var page = await OpenAsync(id);
        page.Find("#comment").Change("床位不足");

        Press(page, "不同意");
        Assert.That((await TaskAsync(id)).State, Is.EqualTo(TaskState.Available));
        Press(page, "确定不同意");

        page.WaitForAssertion(() => Assert.That(Navigation.Uri, Does.EndWith("/tasks")));
        Assert.That((await TaskAsync(id)).Outcome, Is.EqualTo("Reject"));
    }

    [Test]
    public async Task A_complete_form_is_sent_with_ids_and_leads_back_to_the_inbox_with_a_word()
    {
        var id = await TestCases.GiveAsync(("taskType", FormTask.TypeKey), ("title", "考察和平医院"));
        var page = await OpenAsync(id);
        page.Find("#field-form-visitedOn").Change("2026-11-20");
        page.Find("#field-form-report").Change("条件良好。");
        page.WaitForElement(".several input[type=checkbox]");
        page.FindAll(".several label").Single(label => label.TextContent.Contains("马文博", StringComparison.Ordinal)).QuerySelector("input")!.Change(true);
        foreach (var question in new[] { 0, 1 })
            page.FindAll(".checklist__item")[question].QuerySelector("input")!.Change(true);

        Press(page, "同意");

        page.WaitForAssertion(() => Assert.That(Navigation.Uri, Does.EndWith("/tasks")));
        var expert = await InAsync<WorkflowsDbContext, string>(db => db.Users.Where(one => one.UserName == "expert1").Select(one => one.Id).SingleAsync());
        Assert.That((await TaskAsync(id)).Form, Does.Contain($"\"experts\":[\"{expert}\"]").And.Contain("\"2\":{\"met\":true}"));
        Assert.That(Services.GetRequiredService<ISnackbar>().ShownSnackbars.Single().Message, Is.EqualTo("“考察和平医院”已办结：同意"));
    }

    [Test]
    public async Task Who_was_faster_is_named_and_what_was_typed_stays_readable()
    {
        var id = await TestCases.GiveAsync();
        var page = await OpenAsync(id);
        page.Find("#comment").Change("我的意见：建议通过");
        await CompleteAsync(id, "grad.director.as.officer");

        Press(page, "同意");

        page.WaitForAssertion(() => Assert.That(page.Markup, Does.Contain("已由另一位经办").And.Contain("办理完毕")));
        Assert.That(page.Markup, Does.Contain("您填写的内容（未提交）").And.Contain("我的意见：建议通过"));
        Assert.That(page.FindAll(".decide button"), Is.Empty);
    }

    [Test]
    public async Task A_pause_in_typing_saves_a_draft_with_the_opinion()
    {
        var id = await TestCases.GiveAsync(("taskType", FormTask.TypeKey));
        var page = await OpenAsync(id);
        page.Find("#field-form-report").Change("第一天");
        page.Find("#comment").Change("拟同意");

        time.Advance(TimeSpan.FromSeconds(2));

        page.WaitForAssertion(() => Assert.That(page.Find(".decide__state").TextContent, Is.EqualTo("已暂存 09:00")));
        var again = await OpenAsync(id);
        Assert.That(again.Find("#field-form-report").GetAttribute("value"), Is.EqualTo("第一天"));
        Assert.That(again.Find("#comment").GetAttribute("value"), Is.EqualTo("拟同意"));
    }

    [Test]
    public async Task A_wrong_password_signs_nothing_and_keeps_the_opinion()
    {
        var id = await TestCases.GiveAsync(("signature", "Required"));
        var page = await OpenAsync(id);
        page.Find("#comment").Change("同意设立");
        page.Find(".signature input[type=radio]").Change(true);
        page.Find("#signature-password").Change("wrong");

        Press(page, "同意");
        page.WaitForAssertion(() => Assert.That(page.Find("#signature-password-help [role=alert]").TextContent, Does.Contain("密码不正确")));
        Assert.That(page.Find("#comment").GetAttribute("value"), Is.EqualTo("同意设立"));

        page.Find("#signature-password").Change("Demo-2026!");
        Press(page, "同意");
        page.WaitForAssertion(() => Assert.That(Navigation.Uri, Does.EndWith("/tasks")));

        var record = await OpenAsync(id);
        Assert.That(record.Markup, Does.Contain("签字有效").And.Contain("同意设立"));
    }

    [Test]
    public async Task A_task_of_others_is_there_to_be_read()
    {
        var page = await OpenAsync(await TestCases.GiveAsync(), "auditor");

        Assert.That(page.Markup, Does.Contain("您可以查看，不能办理"));
        Assert.That(page.FindAll("textarea"), Is.Empty);
    }

    [Test]
    public async Task A_task_that_is_not_there_says_so() =>
        Assert.That((await OpenAsync("unknown")).Find("h1").TextContent, Is.EqualTo("没有找到这个页面"));

    [Test]
    public async Task Claiming_makes_the_task_ones_own()
    {
        var id = await TestCases.GiveAsync();
        var page = await OpenAsync(id);

        Press(page, "认领");

        page.WaitForAssertion(() => Assert.That(page.Find(".chip").TextContent, Is.EqualTo("我已认领")));
        Assert.That((await TaskAsync(id)).AssigneeName, Is.EqualTo("李晓燕"));
    }

    private static Task<HumanTask> TaskAsync(string id) =>
        InAsync<WorkflowsDbContext, HumanTask>(db => db.Set<HumanTask>().AsNoTracking().SingleAsync(task => task.Id == id));

    /// <summary>Somebody else of the same office decides it.</summary>
    private static async Task CompleteAsync(string id, string personId)
    {
        var task = await TaskAsync(id);
        var other = TestKit.TestRoutes.Officer with { PersonId = personId, Name = "另一位经办" };
        var completed = await InAsync<CompleteTask, Domain.Result<TaskCompleted>>(
            complete => complete.HandleAsync(new(id, task.Revision, "Approve", null, null, null), other, CancellationToken.None));
        Assert.That(completed.IsOk, Is.True, completed.Refusal?.Detail.En);
    }

    private static void Press(IRenderedComponent<TaskPage> page, string button) =>
        page.FindAll("button").Single(one => one.TextContent.Trim() == button).Click();

    private async Task<IRenderedComponent<TaskPage>> OpenAsync(string id, string userName = "grad.officer")
    {
        await SignInAsync(userName);
        var page = Render<TaskPage>(parameters => parameters.Add(one => one.Id, id));
        page.WaitForState(() => page.FindAll("h1").Count > 0);
        return page;
    }
}
