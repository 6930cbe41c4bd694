using BaseWorkflows.Engine;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Routes.Editing;
using Bunit;

namespace BaseWorkflows.Api.Tests.Pages.Routes;

/// <summary>What keeps a route from being published, and what the list can't show.</summary>
public sealed partial class RouteEditorPageTests
{
    [Test]
    public async Task A_finding_stands_at_its_step_and_keeps_the_route_from_being_published_until_it_is_solved()
    {
        var page = await OpenRouteAsync("approval-department");
        Open(page, Spot.After("office-opinion"));
        page.Find("[data-add='condition']").Click();
        page.Find("#case-0-when").Change("Script");
        page.Find("[aria-label='脚本']").Change("((");

        page.WaitForAssertion(() => Assert.That(Card(page, "condition-1").TextContent, Does.Contain("不是有效的 JavaScript")));
        await PublishAsync(page);
        page.WaitForAssertion(() => Assert.That(page.Find(".refusal").TextContent, Does.Contain("还不能发布").And.Contain("不是有效的 JavaScript")));
        Assert.That(page.Find(".step-card--error").GetAttribute("data-step"), Is.EqualTo("condition-1"));

        page.Find("[aria-label='撤销']").Click();
        page.Find("[aria-label='撤销']").Click();
        await SavedAsync(page);
        Assert.That(page.FindAll(".step-card__finding"), Is.Empty);
        await PublishAsync(page);
        page.WaitForAssertion(() => Assert.That(page.Find(".page-head .tag").TextContent, Does.StartWith("已发布")));
        Assert.That((await StoredAsync()).Row.IsPublished, Is.True);
    }

    [Test]
    public async Task What_somebody_else_published_meanwhile_is_not_overwritten_and_nothing_is_lost_from_the_page()
    {
        var page = await OpenRouteAsync("approval-department");
        await AsAdminAsync<PublishDefinition, PublishedDefinition>((publish, caller) => publish.HandleAsync(new(id), caller, default));
        await AsAdminAsync<SaveDraft, SavedDefinition>((save, caller) => save.HandleAsync(new(Route("approval-department").ToJson(), null), caller, default));

        Card(page, "evaluate").Click();
        page.Find("#step-name").Change("我的名称");

        page.WaitForAssertion(() => Assert.That(page.Find(".save-state").TextContent, Is.EqualTo("未能保存")));
        Assert.That(Card(page, "evaluate").TextContent, Does.Contain("我的名称"));
        await page.Find("button:contains('载入最新内容')").ClickAsync();
        Assert.That(Card(page, "evaluate").TextContent, Does.Not.Contain("我的名称"));
    }

    [Test]
    public async Task What_the_list_can_not_show_is_said_and_studio_offered()
    {
        await SaveRouteAsync(WorkflowDefinition.Parse(TestRoutes.Definition(
            id, [TestRoutes.Step("a"), TestRoutes.Step("b"), TestRoutes.Step("c")],
            [TestRoutes.Connection("a", "Approve", "b"), TestRoutes.Connection("a", "Approve", "c")])));

        var page = await OpenAsync(id);

        Assert.That(page.Find(".unshown").TextContent, Does.Contain("出口“Approve”同时连到几处"));
        Assert.That(page.Find(".unshown a").GetAttribute("href"), Is.EqualTo($"/studio?definition={id}"));
    }
}
