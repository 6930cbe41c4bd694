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
        Assert.That(page.Find("table.rows").TextContent, Does.Contain("院（系、部）考察评估").And.Contain("分管校领导审批").And.Contain("假定"));
        Assert.That(page.Markup, Does.Contain("走到结束").And.Contain("批准并编号 → 发起协议签订 → 结案"));
    }
}
