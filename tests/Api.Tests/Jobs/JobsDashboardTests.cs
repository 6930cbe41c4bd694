using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Jobs;

/// <summary>Hangfire's dashboard: for browsers of system administrators only, in Chinese, and safe from forged presses.</summary>
public sealed class JobsDashboardTests
{
    private ApiHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await ApiHost.StartAsync(DatabaseProvider.Sqlite, new() { ["Jobs:Enabled"] = "true" });

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (host is not null)
            await host.DisposeAsync();
    }

    [Test]
    public async Task Administrators_see_every_schedule_in_their_language()
    {
        using var browser = await host.BrowserAsync("admin");
        using var response = await browser.GetAsync("/jobs/recurring");
        var page = await response.Content.ReadAsStringAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page, Does.Contain("forget-idempotency-keys").And.Contain("catch-up").And.Contain("定期作业").And.Contain("Asia/Shanghai"));
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("script-src 'self';"));
    }

    [Test]
    public async Task Others_are_sent_away()
    {
        using var nobody = host.CreateClient(new() { AllowAutoRedirect = false });
        using var toSignIn = await nobody.GetAsync("/jobs");
        Assert.That(toSignIn.Headers.Location?.OriginalString, Does.Contain("/sign-in"));

        using var office = await host.BrowserAsync("grad.director");
        using var forbidden = await office.GetAsync("/jobs");
        Assert.That(forbidden.Headers.Location?.OriginalString, Does.Contain("/forbidden"));
    }

    [Test]
    public async Task A_press_that_another_site_forged_does_nothing()
    {
        using var browser = await host.BrowserAsync("admin");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["jobs[]"] = "timers" });
        using var forged = await browser.PostAsync("/jobs/recurring/remove", form);
        Assert.That(forged.IsSuccessStatusCode, Is.False);

        var token = (string?)(await browser.GetFromJsonAsync<JsonObject>("/api/auth/antiforgery"))!["token"];
        using var pressed = new HttpRequestMessage(HttpMethod.Post, "/jobs/recurring/trigger")
        {
            Headers = { { "X-CSRF-TOKEN", token } },
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["jobs[]"] = "timers" }),
        };
        using var done = await browser.SendAsync(pressed);
        Assert.That(done.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task Readiness_says_how_the_schedules_are() => Assert.That(
        (string?)(await host.CreateClient().GetFromJsonAsync<JsonObject>("/health/ready"))!["checks"]!["jobs"], Is.EqualTo("Healthy"));
}
