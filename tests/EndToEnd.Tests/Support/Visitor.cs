using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BaseWorkflows.EndToEnd.Tests.Support;

/// <summary>Somebody in front of a browser. What the browser complains about is kept, so that a test can say it.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    public Visitor(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, refused resources and the like.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Opens a page and waits until it can be used.</summary>
    public async Task OpenAsync(string address)
    {
        await Page.GotoAsync(address);
        await Expect(Page.Locator("h1")).ToBeVisibleAsync();
    }

    /// <summary>Signs in on the sign-in page, and waits for the page behind it.</summary>
    public async Task SignInAsync(string userName)
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("账号", new() { Exact = true }).FillAsync(userName);
        await Page.GetByLabel("密码", new() { Exact = true }).FillAsync(Service.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Expect(Page.Locator("main h1")).ToBeVisibleAsync();
    }

    /// <summary>Signs out by the menu at the top.</summary>
    public async Task SignOutAsync()
    {
        await Page.Locator("summary").Filter(new() { HasText = "用户菜单" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await Expect(Page).ToHaveURLAsync(new Regex("/sign-in"));
    }

    /// <summary>Leaves. Where the test has failed, what this visitor saw last stays: a picture, the address, the words and the complaints.</summary>
    public async ValueTask DisposeAsync()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed)
        {
            await Screens.TakeDeskAsync(Page, $"failed-{TestContext.CurrentContext.Test.Name}-{Guid.NewGuid():N}"[..60]);
            await TestContext.Out.WriteLineAsync(
                $"{Page.Url}\n{await Page.Locator("body").InnerTextAsync()}\nComplaints: {string.Join('\n', complaints)}");
        }

        await context.DisposeAsync();
    }
}
