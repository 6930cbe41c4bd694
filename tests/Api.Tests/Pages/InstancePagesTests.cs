using System.Text.Json.Nodes;
using BaseWorkflows.Api.Pages.Instances;
using BaseWorkflows.Api.Pages.Routes;
using BaseWorkflows.Domain;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>The list of instances, the page of one, the page that moves them to another version.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class InstancePagesTests : ServicePageTest
{
    private readonly string route = $"i-{Guid.NewGuid():N}"[..12];

    [Test]
    public async Task An_instance_is_listed_with_its_case_its_route_and_where_it_stands()
    {
        await StartAsync(Sequential(route, "初审", "复审"));
        await SignInAsync("admin");
        Navigation.NavigateTo($"/instances?view=Running&route={route}");

        var page = Render<InstancesPage>();
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);

        Assert.That(page.Find("tbody tr").TextContent, Does.Contain("和平医院培养基地申请").And.Contain(route).And.Contain("第 1 版").And.Contain("初审").And.Contain("办理中"));
    }

    [Test]
    public async Task A_jump_asks_for_a_reason_and_the_page_then_shows_where_the_instance_stands()
    {
        var id = await StartAsync(Sequential(route, "初审", "复审"));
        var (page, dialogs) = await OpenAsync(id, "admin");

        page.Find("select").Change("复审");
        // Not awaited: it goes on until the dialog is closed.
        page.FindAll("button").Single(button => button.TextContent.Trim() == "跳转").Click();
        dialogs.WaitForElement("textarea").Input("误操作");
        await dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "跳转").ClickAsync();

        page.WaitForAssertion(() => Assert.That(page.Find("[data-current]").GetAttribute("data-node"), Is.EqualTo("复审")));
    }

    [Test]
    public async Task A_failure_is_shown_with_its_message_and_can_be_retried_by_administrators_only()
    {
        var id = await StartAsync(Definition(
            route, [new JsonObject { ["id"] = "check", ["type"] = "Elsa.FlowDecision", ["version"] = 1, ["condition"] = Script("throw new Error('broken')") }], []));

        var (page, _) = await OpenAsync(id, "admin");
        Assert.That(page.Markup, Does.Contain("broken"));
        Assert.That(page.FindAll("button").Select(button => button.TextContent.Trim()), Does.Contain("重试").And.Contain("终止流程"));

        await SignInAsync("auditor");
        var seen = Render<InstancePage>(parameters => parameters.Add(one => one.Id, id));
        await seen.WaitForStateAsync(() => seen.FindAll(".loading").Count == 0);
        Assert.That(seen.FindAll("button").Select(button => button.TextContent.Trim()), Does.Not.Contain("重试").And.Not.Contain("终止流程"));
    }

    [Test]
    public async Task The_preview_chooses_those_that_can_move_and_moves_them_with_a_reason()
    {
        await StartAsync(Sequential(route, "初审", "复审"));
        await PublishAsync(Sequential(route, "初审", "终审"));
        await SignInAsync("admin");
        Render<MudPopoverProvider>();
        var dialogs = Render<MudDialogProvider>();
        Navigation.NavigateTo($"/routes/{route}/migrate?to=2");
        var page = Render<MigratePage>(parameters => parameters.Add(one => one.Id, route));
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);
        Assert.That(page.Find("tbody tr").TextContent, Does.Contain("可以迁移").And.Contain("第 1 版").And.Contain("初审"));

        page.FindAll("button").Single(button => button.TextContent.Trim() == "迁移选中的 1 项").Click();
        dialogs.WaitForElement("textarea").Input("路线调整");
        await dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "迁移选中的 1 项").ClickAsync();

        page.WaitForAssertion(() => Assert.That(page.Find(".notice__title").TextContent, Is.EqualTo("没有需要迁移的事项")));
    }

    [Test]
    public async Task The_preview_says_why_a_case_stays_and_does_not_let_it_be_chosen()
    {
        await StartAsync(Sequential(route, "初审", "复审"));
        await PublishAsync(Sequential(route, "受理", "复审"));
        await SignInAsync("admin");
        Navigation.NavigateTo($"/routes/{route}/migrate?to=2");
        var page = Render<MigratePage>(parameters => parameters.Add(one => one.Id, route));
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);

        Assert.That(page.Find("td[data-label='原因']").TextContent, Does.Contain("新版本没有环节“初审”"));
        Assert.That(page.Find("tbody input").HasAttribute("disabled"), Is.True);
        Assert.That(page.FindAll("button"), Is.Empty, "nothing to move");
    }

    private async Task<(IRenderedComponent<InstancePage> Page, IRenderedComponent<MudDialogProvider> Dialogs)> OpenAsync(string id, string userName)
    {
        await SignInAsync(userName);
        Render<MudPopoverProvider>();
        var dialogs = Render<MudDialogProvider>();
        var page = Render<InstancePage>(parameters => parameters.Add(one => one.Id, id));
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);
        return (page, dialogs);
    }

    private async Task<string> StartAsync(string json)
    {
        await PublishAsync(json);
        return await UnitAsync((scope, token) => scope.GetRequiredService<WorkflowRunner>().StartAsync(route, Case with { Id = route }, [], token));
    }

    private Task<string> PublishAsync(string json) => UnitAsync(async (scope, token) =>
    {
        var published = await scope.PublishUncheckedAsync(json, token);
        return published.IsOk ? (Result<string>)route : published.Refusal;
    });

    private static async Task<string> UnitAsync(Func<IServiceProvider, CancellationToken, Task<Result<string>>> body)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UnitOfWork>().RunAsync(
            CommandInfo.Of(Caller.System, "test"), token => body(scope.ServiceProvider, token), CancellationToken.None)).Value;
    }

    private static JsonObject Script(string text) =>
        new() { ["typeName"] = "Boolean", ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = text } };
}
