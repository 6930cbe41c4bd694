using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Jobs;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Api.Tests.Hosting;

/// <summary>The dashboard in <c>deploy/grafana</c> asks for what <c>/metrics</c> really tells.</summary>
public sealed partial class DashboardTests
{
    [Test]
    public async Task Every_measurement_of_the_dashboard_is_served()
    {
        var asked = Asked();
        Assert.That(asked, Has.Count.GreaterThan(15));
        await using var receiver = await TestReceiver.StartAsync();
        await using var host = await ApiHost.StartAsync(DatabaseProvider.PostgreSql, new() { ["Subscriptions:Hosts:0"] = "127.0.0.1" });
        await BringAboutAsync(host, receiver);

        using var client = host.CreateClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        List<string> missing;
        do
        {
            await again.WaitForNextTickAsync();
            var served = Line().Matches(await client.GetStringAsync("/metrics")).Select(match => match.Groups[1].Value).ToHashSet();
            missing = [.. asked.Except(served)];
        }
        while (missing.Count > 0 && !patience.IsCancellationRequested);

        Assert.That(missing, Is.Empty);
    }

    private static HashSet<string> Asked()
    {
        var dashboard = File.ReadAllText(Path.Combine(Checkout.Root, "deploy", "grafana", "baseworkflows.json"));
        var expressions = JsonNode.Parse(dashboard)!["panels"]!.AsArray()
            .SelectMany(panel => panel!["targets"]!.AsArray()).Select(target => (string)target!["expr"]!);
        return [.. expressions.SelectMany(expression => Named().Matches(expression).Select(match => match.Groups[1].Value))];
    }

    /// <summary>What is measured only once it has happened: a burst, a delivery, the run of a schedule.</summary>
    private static async Task BringAboutAsync(ApiHost host, TestReceiver receiver)
    {
        using var unit = await host.ProgramAsync("unit.pharma");
        var draft = await (await unit.PostAsJsonAsync("/api/applications", Forms.Company("pharmacy"))).JsonAsync(HttpStatusCode.Created);
        (await unit.PostAsync($"/api/applications/{draft["id"]}/submit", null)).EnsureSuccessStatusCode();

        using var admin = await host.ProgramAsync("admin");
        var key = await (await admin.PostAsJsonAsync("/api/api-keys", new { name = "教务系统" })).JsonAsync(HttpStatusCode.Created);
        using var machine = await host.ProgramAsync();
        machine.DefaultRequestHeaders.Add("X-Api-Key", (string?)key["key"]);
        var made = await (await machine.PostAsJsonAsync("/api/subscriptions", new { url = receiver.Url })).JsonAsync(HttpStatusCode.Created);
        (await machine.PostAsJsonAsync($"/api/subscriptions/{made["id"]}/test", new { })).EnsureSuccessStatusCode();

        await using var scope = host.Services.CreateAsyncScope();
        var run = scope.ServiceProvider.GetRequiredService<RunSchedule>();
        Assert.That((await run.HandleAsync(new("remind-tasks", EvenIfServed: true), new Caller("admin", "系统管理员", [new(Role.SystemAdministrator, Scope.College)], null), default)).Refusal, Is.Null);
    }

    // A name, before its labels.
    [GeneratedRegex(@"\b([a-z][a-z0-9_]+)\{")]
    private static partial Regex Named();

    [GeneratedRegex(@"^([a-z][a-z0-9_]+)(?:\{| )", RegexOptions.Multiline)]
    private static partial Regex Line();
}
