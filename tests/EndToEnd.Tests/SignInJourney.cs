using System.Text.RegularExpressions;
using BaseWorkflows.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BaseWorkflows.EndToEnd.Tests;

/// <summary>Somebody comes in, looks at what waits, and leaves.</summary>
internal sealed partial class SignInJourney : BrowserTest
{
    [Test]
    public async Task Signing_in_shows_what_waits_and_signing_out_locks_it()
    {
        await using var visitor = await Browser.VisitAsync(Service);
        var page = visitor.Page;

        await visitor.OpenAsync("/tasks");
        await Expect(page).ToHaveURLAsync(SignInPage());
        await Screens.TakeAsync(page, "sign-in");

        await visitor.SignInAsync("grad.officer");
        await Expect(page.Locator("h1")).ToContainTextAsync("李晓燕");
        await Screens.TakeAsync(page, "home");

        await page.GetByLabel("主导航").GetByRole(AriaRole.Link, new() { Name = "待办" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "待办", Level = 1 })).ToBeVisibleAsync();
        await Screens.TakeAsync(page, "inbox-empty");

        await visitor.SignOutAsync();
        await visitor.OpenAsync("/tasks");
        await Expect(page).ToHaveURLAsync(SignInPage());
        Assert.That(visitor.Complaints, Is.Empty);
    }

    [Test]
    public async Task Signing_out_in_one_tab_signs_out_in_the_other()
    {
        await using var visitor = await Browser.SignInAsync(Service, "vp");
        var other = await visitor.Page.Context.NewPageAsync();
        await other.GotoAsync("/tasks");
        await Expect(other.Locator("h1")).ToHaveTextAsync("待办");

        await visitor.SignOutAsync();

        await Expect(other).ToHaveURLAsync(SignInPage());
    }

    [GeneratedRegex("/sign-in")]
    private static partial Regex SignInPage();
}
