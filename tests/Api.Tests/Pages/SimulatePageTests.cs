using BaseWorkflows.Api.Pages.Routes;
using Bunit;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>The page that shows how a route would go.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SimulatePageTests : ServicePageTest
{
    [Test]
    public async Task A_made_up_case_is_shown_step_by_step_with_the_names_of_those_who_would_be_asked()
    {
        await SignInAsync("admin");
        var page = Render<SimulatePage>(parameters => parameters.Add(one => one.Id, "approval-department"));
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);

        await page.Find("button:contains('开始模拟')").ClickAsync();
        await page.WaitForStateAsync(() => page.FindAll("table.rows").Count > 0);

        Assert.That(page.FindAll("table.rows tbody tr").Count, Is.EqualTo(6));
        Assert.That(page.Find("table.rows").TextContent, Does.Contain("院（系、部）考察评估").And.Contain("分管校领导审批"));
        Assert.That(page.FindAll("table.rows select").Select(choice => choice.GetAttribute("value")), Is.EqualTo(new[] { "Approve", "Approve", "Approve", "Done", "Done", "Done" }));
        Assert.That(page.Markup, Does.Contain("走到结束").And.Contain("批准并编号 → 发起协议签订 → 结案"));
    }

    [Test]
    public async Task A_decision_that_is_chosen_leads_the_made_up_case_another_way_which_is_drawn()
    {
        await SignInAsync("admin");
        var page = Render<SimulatePage>(parameters => parameters.Add(one => one.Id, "approval-department"));
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);
        await page.Find("button:contains('开始模拟')").ClickAsync();
        await page.WaitForStateAsync(() => page.FindAll("table.rows").Count > 0);

        await page.Find("table.rows tbody tr select").ChangeAsync("Reject");
        await page.WaitForStateAsync(() => page.FindAll("table.rows tbody tr").Count == 1);

        Assert.That(Navigation.Uri, Does.Contain("decide="));
        Assert.That(page.Find("table.rows select").GetAttribute("value"), Is.EqualTo("Reject"));
        Assert.That(page.FindAll(".route__node.route--done").Select(node => node.GetAttribute("data-node")), Does.Contain("reject").And.Not.Contain("approve"));
        Assert.That(page.FindAll("a").Select(link => link.GetAttribute("href")), Does.Contain("/routes/approval-department/check"));
    }
}
