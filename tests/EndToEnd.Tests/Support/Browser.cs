using Microsoft.Playwright;

namespace BaseWorkflows.EndToEnd.Tests.Support;

/// <summary>Debian's Chromium, driven by Playwright. Each visitor has cookies of their own.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--font-render-hinting=none",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Browser> StartAsync()
    {
        // Conditions are waited for as long as clicks are: a busy machine is slow, not broken.
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Flags,
        });
        return new(playwright, browser);
    }

    /// <summary>A visitor whom nobody knows yet, in front of the service.</summary>
    public Task<Visitor> VisitAsync(Service service) => VisitAsync(service.Address);

    /// <summary>A visitor whom nobody knows yet, in front of whatever answers there.</summary>
    public async Task<Visitor> VisitAsync(Uri address)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            // Gateways of tests sign their certificates themselves.
            IgnoreHTTPSErrors = true,
            ViewportSize = Screens.Desk,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ReducedMotion = ReducedMotion.Reduce,
        });
        return new(context, await context.NewPageAsync());
    }

    /// <summary>A visitor who has signed in with an account of the demo college.</summary>
    public async Task<Visitor> SignInAsync(Service service, string userName)
    {
        var visitor = await VisitAsync(service);
        await visitor.SignInAsync(userName);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
