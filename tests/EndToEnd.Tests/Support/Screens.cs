using BaseWorkflows.TestKit;
using Microsoft.Playwright;

namespace BaseWorkflows.EndToEnd.Tests.Support;

/// <summary>Pictures of pages for whoever reads the run: at a desk and on a phone, in <c>artifacts/screenshots</c>.</summary>
internal static class Screens
{
    public static ViewportSize Desk { get; } = new() { Width = 1440, Height = 900 };

    public static ViewportSize Phone { get; } = new() { Width = 390, Height = 844 };

    /// <summary>Takes both, the whole page each, as <c>name-desk.png</c> and <c>name-phone.png</c>; the page stays at the desk.</summary>
    public static async Task TakeAsync(IPage page, string name)
    {
        foreach (var (suffix, size) in new[] { ("phone", Phone), ("desk", Desk) })
        {
            // A window as long as the page: then what sticks to its edges stands where it belongs.
            await page.SetViewportSizeAsync(size.Width, size.Height);
            var length = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
            await page.SetViewportSizeAsync(size.Width, Math.Max(length, size.Height));
            await page.ScreenshotAsync(new()
            {
                Path = Path.Combine(Checkout.Root, "artifacts", "screenshots", $"{name}-{suffix}.png"),
                Animations = ScreenshotAnimations.Disabled,
            });
        }

        await page.SetViewportSizeAsync(Desk.Width, Desk.Height);
    }

    /// <summary>Takes what is on the screen at the desk, as <c>name-desk.png</c>, for pages that fill the window and are not for phones.</summary>
    public static Task TakeDeskAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Checkout.Root, "artifacts", "screenshots", $"{name}-desk.png") });

    /// <summary>Whether the page is no wider than the screen, at which people would have to scroll sideways.</summary>
    public static Task<bool> FitsAsync(IPage page) =>
        page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
}
