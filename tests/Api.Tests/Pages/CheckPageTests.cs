using BaseWorkflows.Api.Pages.Routes;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Routes;
using Bunit;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>The page of the route check: what is wrong, by which clause, and the run that shows it on the picture.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CheckPageTests : ServicePageTest
{
    [Test]
    public async Task A_proven_route_says_so()
    {
        var page = await OpenAsync("approval-clinical");

        Assert.That(page.Find("h1").TextContent, Does.Contain("临床医学专业基地审批"));
        Assert.That(page.Markup, Does.Contain("检查通过").And.Contain("可以发布"));
        Assert.That(page.FindAll(".finding"), Is.Empty);
    }

    [Test]
    public async Task Findings_are_listed_with_their_clause_and_the_chosen_one_is_drawn_as_a_run()
    {
        var stored = await InAsync<GetDefinition, Domain.Result<StoredDefinition>>(get => get.HandleAsync(GetDefinitionRequest.Latest("base-construction"), Caller.System, default));
        var spoiled = stored.Value.Definition.With(route =>
        {
            route["definitionId"] = "spoiled";
            foreach (var way in route["root"]!["connections"]!.AsArray().Where(way => (string?)way!["source"]!["activity"] == "mentors").ToList())
                route["root"]!["connections"]!.AsArray().Remove(way);
        });
        await InAsync<SaveDraft, Domain.Result<SavedDefinition>>(save => save.HandleAsync(new(spoiled.ToJson(), null), Caller.System, default));

        var page = await OpenAsync("spoiled");

        Assert.That(page.FindAll(".finding").Select(finding => finding.TextContent), Has.Some.Contains("登记基地导师"));
        Assert.That(page.Find(".finding__link[aria-current]").GetAttribute("href"), Is.EqualTo("/routes/spoiled/check?finding=1"));
        Assert.That(page.Find(".run").TextContent, Does.Contain("→"));
        Assert.That(page.FindAll(".route__node.route--done"), Is.Not.Empty);
        Assert.That(page.FindAll(".route__edge--taken"), Is.Not.Empty);
    }

    [Test]
    public async Task Whoever_does_not_keep_routes_is_turned_away() =>
        Assert.That((await OpenAsync("approval-clinical", "pharmacy.officer")).FindAll(".finding, .route"), Is.Empty);

    private async Task<IRenderedComponent<CheckPage>> OpenAsync(string id, string userName = "admin")
    {
        await SignInAsync(userName);
        var page = Render<CheckPage>(parameters => parameters.Add(one => one.Id, id));
        await page.WaitForStateAsync(() => page.FindAll(".loading").Count == 0);
        return page;
    }
}
