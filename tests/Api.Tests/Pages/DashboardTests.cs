using BaseWorkflows.Api.Pages.Bases;
using BaseWorkflows.Api.Pages.Home;
using BaseWorkflows.Api.Pages.Reports;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using Bunit;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>The home page's numbers lead to the lists that they count.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DashboardTests : ServicePageTest
{
    private static int sequence = 640;

    [Test]
    public async Task The_graduate_office_sees_pipeline_gaps_and_where_cases_wait()
    {
        await SaveBaseAsync();
        var page = await OpenAsync("grad.officer");

        var active = page.Find("a[href='/bases?status=Active']");
        Assert.That(int.Parse(active.QuerySelector(".pipeline__count")!.TextContent, null), Is.Positive);
        Assert.That(page.Find("a[href='/gaps']").TextContent, Does.StartWith("查看全部"));
        page.WaitForAssertion(() => Assert.That(page.Markup, Does.Contain("在办环节")));
    }

    [Test]
    public async Task A_department_is_led_to_its_own_bases()
    {
        await SaveBaseAsync();
        var page = await OpenAsync("nursing.head");

        Assert.That(page.FindAll("a[href='/bases?status=Active&department=nursing']"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_unit_sees_what_is_missing_at_its_own_base_and_no_pipeline()
    {
        await SaveBaseAsync();
        var page = await OpenAsync("unit.pharma", "a[href='/gaps']");

        Assert.That(page.FindAll(".pipeline"), Is.Empty);
        Assert.That(page.FindAll(".ledger__one"), Is.Not.Empty);
    }

    [Test]
    public async Task What_is_missing_is_listed_by_base_and_clause()
    {
        await SaveBaseAsync();
        await SignInAsync("grad.officer");
        Navigation.NavigateTo("/gaps?clause=6.1");
        var page = Render<GapsPage>();

        page.WaitForAssertion(() => Assert.That(page.FindAll("tbody tr"), Is.Not.Empty));
        Assert.That(page.FindAll("tbody tr").Select(row => row.TextContent), Has.All.Contains("第 6.1 条").And.All.Contains("管理办法"));
    }

    [Test]
    public async Task What_waits_everywhere_is_not_for_a_unit()
    {
        await SignInAsync("unit.pharma");
        var page = Render<WaitingPage>();

        page.WaitForAssertion(() => Assert.That(page.Find("h1").TextContent, Is.Not.EqualTo("在办环节")));
    }

    private static async Task<string> SaveBaseAsync()
    {
        var id = Guid.NewGuid().ToString("N");
        await SaveAsync(TestBases.Base(id, BaseStatus.Active, sequence: Interlocked.Increment(ref sequence)));
        return id;
    }

    private async Task<IRenderedComponent<Dashboard>> OpenAsync(string userName, string shows = ".pipeline")
    {
        await SignInAsync(userName);
        var page = Render<Dashboard>();
        await page.WaitForStateAsync(() => page.FindAll(shows).Count > 0);
        return page;
    }
}
