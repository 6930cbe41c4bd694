using BaseWorkflows.Api.Components.Shared;
using BaseWorkflows.Domain;
using Bunit;

namespace BaseWorkflows.Api.Tests.Pages;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RefusalAlertTests : PageTest
{
    [Test]
    public void A_conflict_looks_different_from_a_broken_rule()
    {
        var faster = new Refusal(RefusalKind.Conflict, "task.completed", new("该事项刚刚已由他人办理。", "Somebody was faster."));

        var alert = Draw(faster).Find("[role=alert]");

        Assert.That(alert.ClassList, Does.Contain("refusal--conflict"));
        Assert.That(alert.TextContent, Does.Contain("该事项刚刚已由他人办理。"));
    }

    [Test]
    public void A_rule_names_its_clause()
    {
        var outstanding = new Refusal(RefusalKind.RuleBroken, "agreement.copies_outstanding", new("还有一份未交回。", "One copy is outstanding."), new Clause("4.1"));

        Assert.That(Draw(outstanding).Find(".clause__name").TextContent, Is.EqualTo("第 4.1 条"));
    }

    [Test]
    public void Without_a_refusal_there_is_nothing() => Assert.That(Draw(null).Markup.Trim(), Is.Empty);

    private IRenderedComponent<RefusalAlert> Draw(Refusal? refusal) =>
        Render<RefusalAlert>(parameters => parameters.Add(alert => alert.Refusal, refusal));
}
