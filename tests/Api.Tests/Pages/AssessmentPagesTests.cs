using BaseWorkflows.Api.Pages.Assessments;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using Bunit;
using MudBlazor;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>The pages of the annual assessment, per role.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AssessmentPagesTests : ServicePageTest
{
    // A year of its own for each test: campaigns are one a year.
    private static int year = 2000;

    private readonly string id = $"as{Guid.NewGuid():N}"[..20];
    private readonly int own = Interlocked.Increment(ref year);

    [Test]
    public async Task The_graduate_office_sees_each_expert_side_by_side_with_outliers()
    {
        await SaveAsync(concluded: true, 100, 80, 40);

        var page = await OpenAsync("grad.officer");

        Assert.That(page.FindAll(".bars li"), Has.Count.EqualTo(5));
        Assert.That(page.Find(".sheets__table thead").TextContent, Does.Contain("钱专家1"));
        Assert.That(page.Find(".sheets__table tbody tr").TextContent, Does.Contain("100.00").And.Contain("偏离较大"));
        Assert.That(page.Find(".bars li").TextContent, Does.Contain("组织建设").And.Contain("/ 15"));
        Assert.That(page.FindAll($"a[href='/api/assessments/{id}/report']"), Has.Count.EqualTo(1));
        Assert.That(page.FindAll(".gaps, .gaps__none"), Is.Not.Empty, "what the base has yet to do shows in its assessment");
        Assert.That(page.Find(".method").TextContent, Does.Contain("现场检查").And.Contain("查看了台账。"));
    }

    [Test]
    public async Task A_unit_sees_its_conclusion_but_not_who_judged()
    {
        await SaveAsync(concluded: true, 80, 80, 80);

        var page = await OpenAsync("unit.pharma");

        Assert.That(page.Markup, Does.Contain("建设良好。").And.Contain("专家 1").And.Not.Contain("钱专家"));
    }

    [Test]
    public async Task Before_the_conclusion_a_unit_finds_nothing_and_the_office_no_scores()
    {
        await SaveAsync(concluded: false, 80);

        Assert.That((await OpenAsync("unit.pharma")).Find("h1").TextContent, Does.Contain("没有"));
        var page = await OpenAsync("grad.officer");
        Assert.That(page.FindAll(".bars, .sheets"), Is.Empty);
        Assert.That(page.Markup, Does.Contain("全部专家提交评分后显示"));
    }

    [Test]
    public async Task The_list_is_filtered_by_its_address_and_shows_how_far_the_campaign_is()
    {
        await SaveAsync(concluded: true, 80, 80, 80);
        await SignInAsync("grad.officer");
        Navigation.NavigateTo($"/assessments?year={own}&grade=Good");
        var page = Render<AssessmentsPage>();
        page.WaitForElement("tbody tr");

        Assert.That(page.FindAll("tbody tr"), Has.Count.EqualTo(1));
        Assert.That(page.Find("tbody tr").TextContent, Does.Contain("80.00").And.Contain("良好").And.Contain("已结论"));
        Assert.That(page.Find(".campaign").TextContent, Does.Contain($"{own} 年度考核").And.Contain("1 个基地，1 个已有结论"));
    }

    [Test]
    public async Task A_scheme_that_is_not_valid_keeps_what_was_typed_and_says_where()
    {
        await SignInAsync("grad.director");
        Render<MudPopoverProvider>();
        var page = Render<SchemePage>(parameters => parameters.Add(one => one.Year, 2090 - (own % 40)));
        page.WaitForElement("button:contains('编辑')").Click();
        var weight = page.FindAll(".scheme__weight input")[0];
        weight.Input("16");
        Assert.That(page.Markup, Does.Contain("权重合计 101"));
        await page.Find("button:contains('保存')").ClickAsync();
        page.WaitForAssertion(() => Assert.That(page.Find(".refusal").TextContent, Does.Contain("权重合计须为 100")));
        page.FindAll(".scheme__weight input")[0].Input("15");
        page.FindAll(".scheme__line input[type=number]").Last(input => input.GetAttribute("step") == "0.01").Change("80");
        await page.Find("button:contains('保存')").ClickAsync();
        page.WaitForAssertion(() => Assert.That(page.FindAll(".scheme__error").Select(one => one.TextContent), Does.Contain("应低于上一等级的分数线，否则本等级永远不会出现。")));
    }

    private async Task<IRenderedComponent<AssessmentPage>> OpenAsync(string userName)
    {
        await SignInAsync(userName);
        var page = Render<AssessmentPage>(parameters => parameters.Add(one => one.Id, id));
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);
        return page;
    }

    private async Task SaveAsync(bool concluded, params int[] percents)
    {
        var campaign = Campaign.Open($"c{id}"[..20], own, "系统", TestBases.At);
        campaign.Finish(TestBases.At);
        var (made, scheme, by) = (Assessment.Open(id, campaign.Id, $"b{id}", own, TestBases.At), DefaultScheme.Value, new SignedBy("grad.director", "王建国", TestBases.At));
        ExpertAffiliation[] experts = [.. Enumerable.Range(1, 3).Select(i => new ExpertAffiliation($"e{i}", $"钱专家{i}", null, null))];
        List<Domain.Refusal?> refused =
        [
            made.Organise(experts, [AssessmentMethod.OnSite], new("taihang-pharma", ["pharmacy"]), scheme),
            made.Record([new(AssessmentMethod.OnSite, TestBases.Today, "查看了台账。", [])], TestBases.Today),
            .. percents.Index().Select(one => made.Hand(
                new($"e{one.Index + 1}", $"钱专家{one.Index + 1}", scheme.Indicators().ToDictionary(item => item.Id, item => item.MaxPoints * one.Item / 100m), [], null, TestBases.At), scheme)),
        ];
        if (concluded)
            refused.AddRange([made.Draft(new("建设良好。", [], by), scheme), made.Sign(by, scheme), made.Announce(TestBases.At.AddDays(7), TestBases.At), made.Waive(by), made.Conclude(TestBases.At)]);
        Assert.That(refused, Has.All.Null);
        await SaveAsync(TestBases.Base($"b{id}", BaseStatus.Active, sequence: 940 - (own % 30)));
        await SaveAsync(campaign);
        await SaveAsync(made);
    }
}
