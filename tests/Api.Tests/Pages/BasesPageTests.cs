using BaseWorkflows.Api.Pages.Bases;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.TestKit;
using Bunit;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>The register: what is listed stands in the address.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BasesPageTests : ServicePageTest
{
    // Number and unit of their own, so that tests that share the service don't see each other's bases.
    private static int sequence = 100;

    private readonly string unit = $"沁河医药{Guid.NewGuid():N}";

    [Test]
    public async Task A_base_is_listed_with_number_departments_status_and_the_end_of_its_agreement()
    {
        var made = await SaveBaseAsync(BaseStatus.Active);

        var row = (await ListAsync($"?text={unit}")).Find("tbody tr").TextContent;

        Assert.That(row, Does.Contain(unit).And.Contain(made.Number).And.Contain("药学系、护理学院").And.Contain("在用").And.Contain("2030-02-28"));
    }

    [Test]
    public async Task The_filters_of_the_address_narrow_the_list()
    {
        await SaveBaseAsync(BaseStatus.Active);
        await SaveBaseAsync(BaseStatus.Lapsed);

        var page = await ListAsync($"?text={unit}&status=Lapsed&category=NonClinical&level=Department&department=pharmacy");

        Assert.That(page.FindAll("tbody tr"), Has.Count.EqualTo(1));
        Assert.That(page.Find("tbody tr").TextContent, Does.Contain("协议到期"));
    }

    [Test]
    public async Task A_filter_that_is_chosen_goes_into_the_address_and_back_to_the_first_page()
    {
        var page = await ListAsync($"?text={unit}&page=3");

        page.FindAll("select")[1].Change("Rectifying");

        Assert.That(Navigation.Uri, Does.EndWith($"/bases?text={unit}&status=Rectifying"));
    }

    [Test]
    public async Task Nonsense_in_the_address_counts_as_nothing()
    {
        await SaveBaseAsync(BaseStatus.Active);

        var page = await ListAsync($"?text={unit}&status=Nowhere&page=minus&eligibleFor=soon");

        Assert.That(page.FindAll("tbody tr"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_year_for_which_no_base_can_be_eligible_finds_none_and_says_so() =>
        Assert.That((await ListAsync($"?text={unit}&eligibleFor=2001")).Find(".notice__title").TextContent, Is.EqualTo("没有符合条件的记录"));

    [Test]
    public async Task A_year_out_of_reach_is_refused_in_words() =>
        Assert.That((await ListAsync("?eligibleFor=9999")).Find("[role=alert]").TextContent, Does.Contain("年份超出范围"));

    private async Task<TrainingBase> SaveBaseAsync(BaseStatus status)
    {
        var made = TestBases.Base(
            Guid.NewGuid().ToString("N"), status, TestBases.Profile with { UnitName = unit, UnitId = null }, Interlocked.Increment(ref sequence));
        await SaveAsync(made);
        return made;
    }

    private async Task<IRenderedComponent<BasesPage>> ListAsync(string query)
    {
        await SignInAsync("grad.officer");
        Navigation.NavigateTo($"/bases{query}");
        var page = Render<BasesPage>();
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);
        return page;
    }
}
