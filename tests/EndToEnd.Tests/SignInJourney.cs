using BaseWorkflows.EndToEnd.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace BaseWorkflows.EndToEnd.Tests;

/// <summary>Somebody comes in, looks at what waits, and leaves.</summary>
public sealed class SignInJourney
{
    private Service service = null!;
    private Browser browser = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        service = await Service.StartAsync();
        browser = await Browser.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        if (service is not null)
            await service.DisposeAsync();
    }

    [Test]
    public async Task Signing_in_shows_what_waits_and_signing_out_locks_it()
    {
        await using var visitor = await browser.VisitAsync(service);
        var page = visitor.Page;

        await visitor.OpenAsync("/tasks");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/sign-in\?returnUrl=%2Ftasks"));
        await Screens.TakeAsync(page, "sign-in");

        await visitor.SignInAsync("grad.officer");
        await Expect(page.Locator("h1")).ToContainTextAsync("李晓燕");
        await Screens.TakeAsync(page, "home");

        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "待办" }).First.ClickAsync();
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "待办", Level = 1 })).ToBeVisibleAsync();
        await Screens.TakeAsync(page, "inbox");

        await visitor.SignOutAsync();
        await visitor.OpenAsync("/tasks");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        Assert.That(visitor.Complaints, Is.Empty);
    }
}
