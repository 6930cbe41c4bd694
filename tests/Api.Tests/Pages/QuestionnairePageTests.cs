using BaseWorkflows.Api.Pages.Questionnaires;
using BaseWorkflows.Api.Pages.Reports;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Questionnaires;
using Bunit;
using MudBlazor;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>A questionnaire in the hands of those who run it, and the reports.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class QuestionnairePageTests : ServicePageTest
{
    private static readonly Caller Officer = new("grad.officer", "李晓燕", [new(Role.GraduateOfficer, Scope.College)], null);
    private static int sequence = 700;

    private IRenderedComponent<MudDialogProvider> dialogs = null!;

    [Test]
    public async Task A_pasted_list_shows_its_links_once_and_the_people_in_the_list()
    {
        var page = await OpenAsync(await StartAsync());
        Assert.That(page.Find(".notice__title").TextContent, Is.EqualTo("名单还是空的"));

        page.Find("button:contains('添加名单')").Click();
        dialogs.WaitForElement("#field-people").Change("王晓明,13800138000\n李雨桐,13900139000");
        await dialogs.Find("button:contains('保存')").ClickAsync();

        dialogs.WaitForAssertion(() => Assert.That(dialogs.FindAll("code").Select(code => code.TextContent), Has.Exactly(2).Contains("/q/")));
        page.WaitForAssertion(() => Assert.That(page.FindAll("tbody tr:contains('未作答')"), Has.Count.EqualTo(2)));
    }

    [Test]
    public async Task Once_it_is_closed_the_results_are_drawn_with_their_figures()
    {
        var id = await StartAsync();
        var links = (await InAsync<InvitePeople, Result<PersonalLinks>>(invite => invite.HandleAsync(new(id, "甲,1\n乙,2\n丙,3"), Officer, default))).Value.Links;
        var questions = (await InAsync<GetQuestionnaire, Result<QuestionnaireDetail>>(get => get.HandleAsync(id, Officer, default))).Value.Questions;
        foreach (var link in links)
        {
            var answered = await InAsync<AnswerQuestionnaire, Result<bool>>(answer => answer.HandleAsync(
                new(link.Token, questions.ToDictionary(question => question.Id, question => question.Kind == QuestionKind.Text ? "宿舍很好" : (string?)"1")), default));
            Assert.That(answered.Refusal, Is.Null);
        }

        var open = await OpenAsync(id);
        Assert.That(open.Markup, Does.Contain("问卷截止后才能查看结果").And.Not.Contain("宿舍很好"));
        open.Find("button:contains('提前截止')").Click();
        await dialogs.WaitForElement(".mud-dialog-actions button:contains('提前截止')").ClickAsync();

        open.WaitForAssertion(() => Assert.That(open.FindAll(".result"), Has.Count.EqualTo(questions.Count)));
        Assert.That(open.Find(".result table").TextContent, Does.Contain("1 分（很不满意）").And.Contain("3 人（100%）"));
        Assert.That(open.FindAll(".result__texts li"), Has.Count.EqualTo(questions.Count(question => question.Kind == QuestionKind.Text) * 3));
    }

    [Test]
    public async Task The_overview_draws_a_bar_for_each_status_that_leads_to_its_bases()
    {
        await SignInAsync("grad.director");
        Navigation.NavigateTo("/reports?category=NonClinical");
        var page = Render<ReportsPage>();
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);

        Assert.That(page.FindAll(".bars a").Select(link => link.GetAttribute("href")), Does.Contain("/bases?status=Active"));
        Assert.That(page.Find("a[download]").GetAttribute("href"), Is.EqualTo("/api/reports/overview?category=NonClinical&format=xlsx"));
        Assert.That(page.Find(".tabs [aria-current]").TextContent.Trim(), Is.EqualTo("总览"));
    }

    private static async Task<string> StartAsync()
    {
        var number = Interlocked.Increment(ref sequence);
        var (campaign, assessment, one) = ($"qc{number}", $"qa{number}", $"qb{number}");
        await SaveAsync(
            TestBases.Base(one, BaseStatus.Active, sequence: number), Campaign.Open(campaign, 1000 + number, "李晓燕", TestBases.At), Assessment.Open(assessment, campaign, one, 1000 + number, TestBases.At));
        var today = await InAsync<TimeProvider, DateOnly>(time => Task.FromResult(time.Today()));
        return (await InAsync<OpenQuestionnaire, Result<QuestionnaireDetail>>(
            open => open.HandleAsync(new(assessment, QuestionnaireAudience.Students, today.AddDays(3)), Officer, default))).Value.Questionnaire.Id;
    }

    private async Task<IRenderedComponent<QuestionnairePage>> OpenAsync(string id)
    {
        await SignInAsync("grad.officer");
        Render<MudPopoverProvider>();
        dialogs = Render<MudDialogProvider>();
        var page = Render<QuestionnairePage>(parameters => parameters.Add(page => page.Id, id));
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);
        return page;
    }
}
