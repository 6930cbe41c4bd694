using System.Text.RegularExpressions;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.EndToEnd.Tests.Crashes;
using BaseWorkflows.EndToEnd.Tests.Support;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BaseWorkflows.EndToEnd.Tests.Deploy;

/// <summary>Two real nodes behind the real nginx, as they are deployed: one dies under a page, and both are replaced while people work.</summary>
public sealed class TwoNodesTests
{
    private const int Desks = 3;

    private static readonly Caller Auditor = new("auditor", "杨慎之", [new(Role.Auditor, Scope.College)], null);

    private TwoNodes both = null!;
    private int cases;

    [OneTimeSetUp]
    public async Task StartAsync() => both = await TwoNodes.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (both is not null)
            await both.DisposeAsync();
    }

    [Test]
    public async Task A_page_whose_node_is_killed_opens_again_on_the_other_one_signed_in_and_with_what_was_typed()
    {
        using var office = await both.OpenOfficeAsync(new());
        await office.ApplyAsync(1_000);
        await using var browser = await Browser.StartAsync();
        await using var head = await browser.VisitAsync(both.Gateway.Address);
        var page = head.Page;
        await head.SignInAsync("head");
        await head.OpenAsync("/tasks");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("考察") }).First.ClickAsync();
        await page.GetByLabel("意见").FillAsync("场地与师资均已核实，");
        await Expect(page.Locator(".decide__state")).ToContainTextAsync("已暂存");
        var circuit = await NodeOfAsync();

        // Its draft can't have been saved: the node is dead before the words are.
        await both.Nodes[circuit].DisposeAsync();
        await page.GetByLabel("意见").FillAsync("场地与师资均已核实，同意推荐。");

        await Expect(page.GetByLabel("意见")).ToHaveValueAsync("场地与师资均已核实，同意推荐。");
        await Expect(page.Locator("#components-reconnect-modal")).Not.ToBeVisibleAsync();
        await Expect(page.Locator(".decide__state")).ToContainTextAsync("已暂存");
        await page.ReloadAsync();
        await Expect(page.GetByLabel("意见")).ToHaveValueAsync("场地与师资均已核实，同意推荐。");
        await both.StartAgainAsync(circuit);
    }

    [Test]
    public async Task Nodes_are_replaced_one_by_one_while_cases_run_and_no_request_fails() => await WhileCasesRunAsync(() => RestartAsync(0), () => RestartAsync(1));

    [Test]
    public async Task Nodes_serve_while_the_next_release_migrates_the_database_and_start_on_what_it_left() => await WhileCasesRunAsync(
        async () => Assert.That(await NextRelease.MigrateAsync(both.College.Database.ConnectionString), Has.Count.EqualTo(2)),
        () => RestartAsync(0),
        () => RestartAsync(1));

    [Test]
    public async Task Nginx_passes_on_who_asks_and_keeps_what_is_not_for_outside()
    {
        using var client = Gateway.NewClient();
        using var home = await client.GetAsync(new Uri(both.Gateway.Address, "/health/ready"));
        Assert.That(home.IsSuccessStatusCode);
        Assert.That(home.Headers.GetValues("Strict-Transport-Security").Single(), Is.EqualTo("max-age=31536000"));
        Assert.That(home.Headers.Concat(home.Content.Headers).Where(header => header.Key != "Set-Cookie" && header.Value.Count() > 1), Is.Empty);
        Assert.That(home.Headers.GetValues("Set-Cookie").Single(), Does.Match("^baseworkflows_node=[0-9a-f]{32}; Path=/; Secure; HttpOnly; SameSite=Lax$"));

        using var metrics = await client.GetAsync(new Uri(both.Gateway.Address, "/metrics"));
        Assert.That((int)metrics.StatusCode, Is.EqualTo(404));
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, new Uri(both.Gateway.Address, "/")) { Headers = { Host = "elsewhere.example" } };
        using var misdirected = await client.SendAsync(elsewhere);
        Assert.That((int)misdirected.StatusCode, Is.EqualTo(421));
    }

    /// <summary>Does one thing after the other while desks decide cases, with some commands confirmed before, between and after; none may fail.</summary>
    private async Task WhileCasesRunAsync(params Func<Task>[] steps)
    {
        var confirmations = new Confirmations();
        using var office = await both.OpenOfficeAsync(confirmations);
        var closing = false;
        // A request that fails ends its desk, and the test with it.
        var desks = Task.WhenAll(Enumerable.Range(0, Desks).Select(_ => Task.Run(async () =>
        {
            while (!Volatile.Read(ref closing))
                await office.RunCaseAsync(Interlocked.Increment(ref cases));
        })));
        foreach (var step in steps)
        {
            await await Task.WhenAny(desks, confirmations.AfterAsync(10));
            await step();
        }

        await await Task.WhenAny(desks, confirmations.AfterAsync(10));
        Volatile.Write(ref closing, true);
        await desks;

        await TestContext.Out.WriteLineAsync($"{confirmations.Count} commands confirmed, {office.Decisions.Count} decisions on {office.Applications.Count} cases, 0 requests failed");
        Assert.That(office.Lost, Is.Empty);
        Assert.That(await both.College.With<WorkflowsDbContext, IReadOnlyList<string>>(HalfDone.FindAsync), Is.Empty);
        Assert.That((await both.College.With<VerifyEvents, Result<EventCheck>>(verify => verify.HandleAsync(Auditor, default))).Value.Valid, Is.True);
    }

    private async Task RestartAsync(int node) => Assert.That(await both.RestartAsync(node), Is.Zero, "how the old process ended");

    /// <summary>Which node the page's circuit is on: the one that counts a connection more than none.</summary>
    private async Task<int> NodeOfAsync()
    {
        using var client = new HttpClient();
        for (var node = 0; node < both.Nodes.Count; node++)
        {
            var told = await client.GetStringAsync(new Uri(both.Nodes[node].Address, "/metrics"));
            if (Regex.IsMatch(told, @"^aspnetcore_components_circuit_connected(\{[^}]*\})? [1-9]", RegexOptions.Multiline))
                return node;
        }

        throw new InvalidOperationException("No node has a circuit.");
    }
}
