using BaseWorkflows.Api.Components.Shared;
using BaseWorkflows.Domain;
using Bunit;

namespace BaseWorkflows.Api.Tests.Pages;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ClauseTagTests : PageTest
{
    [Test]
    public void A_clause_shows_the_regulations_own_wording() =>
        Assert.That(Draw(Regulation.Art4_2).Find(".clause__wording").TextContent, Does.Contain("合作年限根据双方意愿协商确定，一般为 3-5 年"));

    [Test]
    public void A_clause_that_the_edition_lacks_still_has_its_name()
    {
        var tag = Draw(new Clause("9.9"));

        Assert.That(tag.Find(".clause__name").TextContent, Is.EqualTo("第 9.9 条"));
        Assert.That(tag.FindAll(".clause__wording"), Is.Empty);
    }

    private IRenderedComponent<ClauseTag> Draw(Clause clause) => Render<ClauseTag>(parameters => parameters.Add(tag => tag.Clause, clause));
}
