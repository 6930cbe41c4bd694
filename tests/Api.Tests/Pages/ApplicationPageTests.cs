using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Pages.Applications;
using BaseWorkflows.Api.Tests.Journeys;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.TestKit;
using Bunit;
using MudBlazor;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>The list of applications and the page of one, on cases that the people of the demo college really moved.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ApplicationPageTests : ServicePageTest
{
    private readonly string name = $"太行康源 {Guid.NewGuid():N}";
    private Journey journey = null!;
    private IRenderedComponent<MudDialogProvider> dialogs = null!;

    [SetUp]
    public void Begin() => journey = new(Host);

    [TearDown]
    public void End() => journey.Dispose();

    [Test]
    public async Task A_returned_application_says_on_top_who_asked_for_what()
    {
        var id = await ApplyAsync("unit.pharma");
        await journey.CompleteAsync("grad.officer", id, "department-assignment", "Return", new() { ["departments"] = new JsonArray() }, "请补充宿舍照片。");

        var page = await OpenAsync("unit.pharma", id);

        Assert.That(page.Find(".returned").TextContent, Does.Contain("李晓燕").And.Contain("研究生处受理").And.Contain("请补充宿舍照片。"));
        Assert.That(page.Find(".page-head").TextContent, Does.Contain("退回修改").And.Contain("修改申请表").And.Contain("重新提交"));
        Assert.That(page.Find(".opinions").TextContent, Does.Contain("研究生处受理").And.Contain("退回"));
        Assert.That(page.Find(".timeline").TextContent, Does.Contain("申请退回修改"));
    }

    [Test]
    public async Task The_page_shows_the_route_with_the_place_where_it_stands_and_the_form_to_read()
    {
        var page = await OpenAsync("grad.officer", await ApplyAsync("unit.pharma"));

        Assert.That(page.Find("[data-current] title").TextContent, Does.Contain("研究生处受理").And.Contain("办理中"));
        Assert.That(page.Markup, Does.Contain("从事中成药研发与生产").And.Contain("高级工程师").And.Contain("示教室两间"));
        Assert.That(page.FindAll(".answers__icon--yes"), Has.Count.EqualTo(5));
        Assert.That(page.FindAll(".page-head__actions button, .page-head__actions a"), Is.Empty, "only the applicant acts");
    }

    [Test]
    public async Task An_application_is_withdrawn_with_a_reason()
    {
        var page = await OpenAsync("unit.pharma", await ApplyAsync("unit.pharma"));

        page.Find("button:contains('撤回申请')").Click();
        dialogs.WaitForElement("textarea").Input("另有安排。");
        await dialogs.Find(".mud-dialog-actions button:contains('撤回申请')").ClickAsync();

        page.WaitForAssertion(() => Assert.That(page.Find(".page-head .chip").TextContent, Is.EqualTo("已撤回")));
        Assert.That(page.Find(".timeline__entry").TextContent, Does.Contain("申请撤回").And.Contain("另有安排。"));
        Assert.That(page.FindAll(".page-head__actions button"), Is.Empty);
    }

    [Test]
    public async Task A_draft_is_discarded_after_one_more_question()
    {
        var form = Forms.Company("pharmacy");
        form["proposedName"] = name;
        using var answer = await (await journey.As("unit.pharma")).PostAsJsonAsync("/api/applications", form);
        var id = (string)(await answer.JsonAsync(HttpStatusCode.Created))["id"]!;
        var page = await OpenAsync("unit.pharma", id);

        page.Find("button:contains('删除草稿')").Click();
        Assert.That(dialogs.WaitForElement(".mud-dialog-content").TextContent, Does.Contain(name));
        await dialogs.Find(".mud-dialog-actions button:contains('删除草稿')").ClickAsync();

        page.WaitForAssertion(() => Assert.That(Navigation.Uri, Does.EndWith("/applications")));
        Assert.That((await ListAsync("unit.pharma", $"?text={name}")).FindAll("tbody tr"), Is.Empty);
    }

    [Test]
    public async Task An_application_of_another_unit_is_not_there() =>
        Assert.That((await OpenAsync("unit.hospital", await ApplyAsync("unit.pharma"))).Find("h1").TextContent, Is.EqualTo("没有找到这个页面"));

    [Test]
    public async Task The_list_shows_where_an_application_stands_and_that_the_unit_volunteers()
    {
        await ApplyAsync("unit.pharma");

        var row = (await ListAsync("grad.officer", $"?text={name}")).Find("tbody tr").TextContent;

        Assert.That(row, Does.Contain(name).And.Contain("自愿申请").And.Contain("审批中").And.Contain("研究生处受理").And.Contain("药学系").And.Contain("罗明"));
    }

    [Test]
    public async Task A_department_sees_what_it_began_under_its_own_view()
    {
        await ApplyAsync("unit.pharma");
        await ApplyAsync("pharmacy.officer");

        Assert.That((await ListAsync("pharmacy.officer", $"?text={name}")).FindAll("tbody tr"), Has.Count.EqualTo(2));
        Assert.That((await ListAsync("pharmacy.officer", $"?text={name}&mine=true")).FindAll("tbody tr"), Has.Count.EqualTo(1));
    }

    [TestCase("unit.pharma", true)]
    [TestCase("vp", false)]
    public async Task The_button_to_apply_is_there_for_those_who_may(string userName, bool mayApply) =>
        Assert.That((await ListAsync(userName, $"?text={name}")).FindAll("a[href='/applications/new']").Count > 0, Is.EqualTo(mayApply));

    private async Task<string> ApplyAsync(string applicant)
    {
        var form = Forms.Company("pharmacy");
        form["proposedName"] = name;
        return (string)(await journey.ApplyAsync(applicant, form))["id"]!;
    }

    private async Task<IRenderedComponent<ApplicationPage>> OpenAsync(string userName, string id)
    {
        await SignInAsync(userName);
        Render<MudPopoverProvider>();
        dialogs = Render<MudDialogProvider>();
        var page = Render<ApplicationPage>(parameters => parameters.Add(one => one.Id, id));
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);
        return page;
    }

    private async Task<IRenderedComponent<ApplicationsPage>> ListAsync(string userName, string query)
    {
        await SignInAsync(userName);
        Navigation.NavigateTo($"/applications{query}");
        var page = Render<ApplicationsPage>();
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);
        return page;
    }
}
