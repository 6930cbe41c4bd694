using BaseWorkflows.Api.Components.Lists;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Api.Tests.Pages;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PagerTests : PageTest
{
    [Test]
    public void A_page_keeps_the_filters_of_the_address()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/bases?status=Active&page=2");

        var links = Draw(90, 2).FindAll("a").Select(link => link.GetAttribute("href"));

        Assert.That(links, Does.Contain("http://localhost/bases?status=Active").And.Contain("http://localhost/bases?status=Active&page=3"));
    }

    [Test]
    public void Far_pages_are_left_out() =>
        Assert.That(
            Draw(400, 10).FindAll(".pager__links [aria-label^='第'], .pager__gap").Select(part => part.TextContent),
            Is.EqualTo(new[] { "1", "…", "9", "10", "11", "…", "20" }));

    [Test]
    public void The_present_page_is_marked() =>
        Assert.That(Draw(90, 2).Find("[aria-current=page]").TextContent, Is.EqualTo("2"));

    [Test]
    public void One_page_needs_no_links() => Assert.That(Draw(7, 1).FindAll("a"), Is.Empty);

    private IRenderedComponent<Pager> Draw(int total, int number) => Render<Pager>(parameters => parameters
        .Add(pager => pager.Total, total).Add(pager => pager.Number, number).Add(pager => pager.PerPage, 20));
}
