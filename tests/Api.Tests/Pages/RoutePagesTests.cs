using BaseWorkflows.Api.Pages.Routes;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Routes;
using Bunit;
using MudBlazor;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>The list of routes, a route with its versions, the comparison.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RoutePagesTests : ServicePageTest
{
    private readonly string id = $"r-{Guid.NewGuid():N}"[..12];

    [Test]
    public async Task A_route_is_listed_with_its_published_version_its_draft_and_who_changed_it()
    {
        await PublishAsync("初审");
        await SaveAsync("初审", "复审");

        var row = (await ListAsync("admin", $"?text={id}")).Find("tbody tr").TextContent;

        Assert.That(row, Does.Contain(id).And.Contain("已发布").And.Contain("第 1 版").And.Contain("第 2 版草稿").And.Contain("未发现问题").And.Contain("周流程"));
    }

    [Test]
    public async Task Whoever_edits_no_routes_has_no_buttons_and_whoever_reads_none_sees_no_list()
    {
        await SaveAsync("初审");
        Assert.That((await ListAsync("admin", $"?text={id}")).FindAll("button").Select(button => button.TextContent.Trim()), Does.Contain("新建流程"));

        Assert.That((await ListAsync("auditor", $"?text={id}")).FindAll("button").Select(button => button.TextContent.Trim()), Does.Not.Contain("新建流程"));
        Assert.That((await ListAsync("grad.officer", "")).Find("[role=alert]").TextContent, Does.Contain("只有流程管理员"));
    }

    [Test]
    public async Task The_page_of_a_route_shows_its_versions_with_what_can_be_done_and_its_history()
    {
        await PublishAsync("初审");
        await PublishAsync("初审", "复审");
        await SaveAsync("初审", "终审");

        var page = await OpenAsync();

        var rows = page.FindAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.That(rows, Has.Count.EqualTo(3));
        Assert.That(rows[0], Does.Contain("第 3 版").And.Contain("草稿").And.Contain("放弃草稿"));
        Assert.That(rows[1], Does.Contain("已发布"));
        Assert.That(rows[2], Does.Contain("历史版本").And.Contain("恢复此版"));
        Assert.That(page.Find("tbody tr a").GetAttribute("href"), Is.EqualTo($"/routes/{id}/compare?from=2&to=3"));
        Assert.That(page.FindAll(".timeline__what").Select(line => line.TextContent.Trim()), Does.Contain("发布第 2 版").And.Contain("新建第 3 版草稿"));
        Assert.That(page.FindAll(".route__node title").Select(title => title.TextContent), Does.Contain("终审"));
    }

    [Test]
    public async Task Publishing_asks_once_more_and_shows_why_it_is_refused()
    {
        await SaveTextAsync(Route("初审").Replace(PlainTask.TypeKey, "no-such-type", StringComparison.Ordinal));
        var dialogs = Render<MudDialogProvider>();
        var page = await OpenAsync();

        // Not awaited: it goes on until the dialog is closed.
        page.FindAll("button").Single(button => button.TextContent.Trim() == "发布").Click();
        dialogs.WaitForElement(".mud-dialog");
        await dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "发布").ClickAsync();

        dialogs.WaitForAssertion(() => Assert.That(dialogs.Find(".refusal__text").TextContent, Does.Contain("no-such-type")));
    }

    [Test]
    public async Task Publishing_a_sound_draft_shows_it_as_published()
    {
        await SaveAsync("初审");
        Render<MudPopoverProvider>();
        var dialogs = Render<MudDialogProvider>();
        var page = await OpenAsync();

        // Not awaited: it goes on until the dialog is closed.
        page.FindAll("button").Single(button => button.TextContent.Trim() == "发布").Click();
        dialogs.WaitForElement(".mud-dialog");
        await dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "发布").ClickAsync();

        page.WaitForAssertion(() => Assert.That(page.Find(".page-head .chip").TextContent, Is.EqualTo("已发布")));
    }

    [Test]
    public async Task The_comparison_says_what_has_changed_and_marks_it_on_the_picture()
    {
        await PublishAsync("初审");
        await SaveAsync("初审", "复审");
        await SignInAsync("admin");
        Navigation.NavigateTo($"/routes/{id}/compare?from=1&to=2");

        var page = Render<CompareVersionsPage>(parameters => parameters.Add(one => one.Id, id));
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);

        Assert.That(page.FindAll(".changes__item").Select(item => item.TextContent), Does.Contain("新增步骤“复审”（人工任务）").And.Contain("新增连线：“初审”—同意→“复审”"));
        Assert.That(page.Find(".route--added title").TextContent, Is.EqualTo("复审 · 新增"));
        Assert.That(page.FindAll(".route__key").Select(key => key.TextContent), Is.EqualTo(new[] { "新增", "删除" }));
    }

    private string Route(params string[] steps) => Definition(
        id,
        [.. steps.Select(step => Step(step)), new() { ["id"] = "end", ["type"] = "Elsa.End", ["version"] = 1 }],
        [
            .. steps.Zip([.. steps.Skip(1), "end"], (from, to) => Connection(from, "Approve", to)),
            .. steps.Select(step => Connection(step, "Reject", "end")),
        ]);

    private Task SaveAsync(params string[] steps) => SaveTextAsync(Route(steps));

    private static async Task SaveTextAsync(string json)
    {
        var saved = await InAsync<SaveDraft, Domain.Result<SavedDefinition>>(save => save.HandleAsync(new(json, null), TestVersions.Administrator, default));
        Assert.That(saved.IsOk, Is.True, saved.Refusal?.Detail.En);
    }

    private async Task PublishAsync(params string[] steps)
    {
        await SaveAsync(steps);
        var published = await InAsync<PublishDefinition, Domain.Result<PublishedDefinition>>(publish => publish.HandleAsync(new(id), TestVersions.Administrator, default));
        Assert.That(published.IsOk, Is.True, published.Refusal?.Detail.En);
    }

    private async Task<IRenderedComponent<RoutesPage>> ListAsync(string userName, string query)
    {
        await SignInAsync(userName);
        Navigation.NavigateTo($"/routes{query}");
        var page = Render<RoutesPage>();
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);
        return page;
    }

    private async Task<IRenderedComponent<RoutePage>> OpenAsync()
    {
        await SignInAsync("admin");
        var page = Render<RoutePage>(parameters => parameters.Add(one => one.Id, id));
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);
        return page;
    }
}
