using BaseWorkflows.Api.Components.Layout;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Api.Tests.Pages;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PlacesTests : ServicePageTest
{
    [TestCase("grad.officer", "/ /tasks /applications /bases /agreements /assessments /rectifications /reports /questionnaire-templates /calendar")]
    [TestCase("unit.pharma", "/ /tasks /applications /bases /agreements /assessments /rectifications")]
    [TestCase("expert1", "/ /tasks /bases /assessments")]
    [TestCase("admin", "/ /tasks /applications /bases /agreements /assessments /rectifications /reports /routes /instances /schedules /subscriptions /notification-channels /questionnaire-templates /calendar")]
    [TestCase("auditor", "/ /tasks /applications /bases /agreements /assessments /rectifications /reports /routes /instances /schedules /subscriptions /notification-channels")]
    public async Task The_menu_shows_what_is_of_use_to_the_visitor(string userName, string expected)
    {
        await SignInAsync(userName);
        var menu = Render<NavMenu>();

        await menu.InvokeAsync(Services.GetRequiredService<Visitor>().RefreshAsync);

        menu.WaitForAssertion(() => Assert.That(
            string.Join(' ', menu.FindAll("a").Select(link => link.GetAttribute("href"))), Is.EqualTo(expected)));
    }
}
