using System.Net;
using System.Net.Http.Json;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Subscriptions;

[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class SubscriptionEndpointTests(DatabaseProvider provider)
{
    private ApiHost host = null!;
    private TestReceiver receiver = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        receiver = await TestReceiver.StartAsync();
        host = await ApiHost.StartAsync(provider, new() { ["Subscriptions:Hosts:0"] = "127.0.0.1", ["Serilog:MinimumLevel:Override:Microsoft"] = "Debug" });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (host is not null)
            await host.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Test]
    public async Task A_machine_subscribes_tests_changes_rotates_and_ends_its_subscription_and_nobody_elses()
    {
        using var machine = await MachineAsync("教务系统");
        using var other = await MachineAsync("门户");

        using var created = await machine.PostAsync("/api/subscriptions", new { url = receiver.Url, types = new[] { "BaseActivated" }, from = 1 });
        var made = await created.JsonAsync(HttpStatusCode.Created);
        var (address, secret) = ($"/api/subscriptions/{made["id"]}", (string)made["secret"]!);
        Assert.That(created.Headers.Location?.ToString(), Is.EqualTo(address));
        Assert.That((string?)made["state"], Is.EqualTo("Active"));
        Assert.That(made["types"]!.AsArray().Select(type => (string?)type), Is.EqualTo(new[] { "BaseActivated" }));

        var shown = await (await machine.GetAsync(address)).JsonAsync();
        Assert.That(shown["secret"], Is.Null);
        Assert.That((int?)shown["progress"]!["waiting"], Is.Zero);
        var list = await (await machine.GetAsync("/api/subscriptions?state=active")).JsonAsync();
        Assert.That(list["items"]!.AsArray().Select(item => (string?)item!["id"]), Is.EqualTo(new[] { (string?)made["id"] }));

        var test = await (await machine.PostAsync($"{address}/test", new { })).JsonAsync();
        Assert.That(((string?)test["status"], (int?)test["statusCode"]), Is.EqualTo(("Delivered", 204)));
        Assert.That(receiver.Received[^1].CountGood(secret), Is.EqualTo(1));
        var deliveries = await (await machine.GetAsync($"{address}/deliveries")).JsonAsync();
        Assert.That((int?)deliveries["total"], Is.EqualTo(1));
        var delivery = await (await machine.GetAsync($"/api/subscriptions/deliveries/{test["id"]}")).JsonAsync();
        Assert.That(delivery["attempts"]!.AsArray(), Has.Count.EqualTo(1));
        await (await machine.PostAsync($"/api/subscriptions/deliveries/{test["id"]}/redeliver", new { })).ProblemAsync(422, "delivery.is_test");

        var changed = await (await machine.PutAsJsonAsync(address, new { url = receiver.Url, name = "新名" })).JsonAsync();
        Assert.That(((string?)changed["name"], changed["types"]!.AsArray().Count), Is.EqualTo(("新名", 0)));
        var rotated = await (await machine.PostAsync($"{address}/rotate-secret", new { keepOldHours = 1 })).JsonAsync();
        Assert.That((string?)rotated["secret"], Does.StartWith("whsec_").And.Not.EqualTo(secret));
        Assert.That((string?)(await (await machine.PostAsync($"{address}/pause", new { })).JsonAsync())["state"], Is.EqualTo("Paused"));
        await (await machine.PostAsync($"{address}/pause", new { })).ProblemAsync(409, "subscription.stopped_already");
        Assert.That((string?)(await (await machine.PostAsync($"{address}/resume", new { })).JsonAsync())["state"], Is.EqualTo("Active"));
        await (await machine.PostAsync($"{address}/replay", new { from = 99_999 })).ProblemAsync(400, "subscription.position_out_of_range");
        Assert.That((long?)(await (await machine.PostAsync($"{address}/replay", new { from = 1 })).JsonAsync())["position"], Is.Zero);

        await (await other.GetAsync(address)).ProblemAsync(404, "subscription.not_found");
        await (await other.DeleteAsync(address)).ProblemAsync(404, "subscription.not_found");
        await (await other.GetAsync($"/api/subscriptions/deliveries/{test["id"]}")).ProblemAsync(404, "delivery.not_found");
        Assert.That((await machine.DeleteAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        await (await machine.GetAsync(address)).ProblemAsync(404, "subscription.not_found");
        Assert.That(host.Log, Is.Not.Empty.And.None.Contains(secret).And.None.Contains((string)rotated["secret"]!));
    }

    [Test]
    public async Task Administrators_see_all_subscriptions_and_others_none()
    {
        using var machine = await MachineAsync("图书馆");
        var made = await (await machine.PostAsync("/api/subscriptions", new { url = receiver.Url })).JsonAsync(HttpStatusCode.Created);
        using var admin = await host.ProgramAsync("admin");
        using var auditor = await host.ProgramAsync("auditor");
        using var officer = await host.ProgramAsync("grad.officer");

        Assert.That((string?)(await (await admin.GetAsync($"/api/subscriptions/{made["id"]}")).JsonAsync())["createdBy"], Is.EqualTo("图书馆"));
        Assert.That((await auditor.GetAsync($"/api/subscriptions/{made["id"]}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await (await auditor.PostAsync($"/api/subscriptions/{made["id"]}/pause", new { })).ProblemAsync(403, "subscription.forbidden");
        await (await officer.GetAsync("/api/subscriptions")).ProblemAsync(403, "subscription.forbidden");
        Assert.That((string?)(await (await admin.PostAsync($"/api/subscriptions/{made["id"]}/pause", new { })).JsonAsync())["state"], Is.EqualTo("Paused"));
    }

    [Test]
    public async Task Wrong_fields_are_named()
    {
        using var admin = await host.ProgramAsync("admin");
        var problem = await (await admin.PostAsync("/api/subscriptions", new { url = "https://169.254.169.254/latest", types = new[] { "Nonsense" }, departmentIds = new[] { "none" } }))
            .ProblemAsync(400, "subscription.invalid");
        Assert.That(problem["errors"]!.AsObject().Select(field => field.Key), Is.EquivalentTo(new[] { "url", "types", "departmentIds" }));
        await (await admin.PostAsync("/api/subscriptions", new { url = "http://portal.example.edu.cn/" })).ProblemAsync(400, "subscription.invalid");
    }

    private async Task<HttpClient> MachineAsync(string name)
    {
        using var admin = await host.ProgramAsync("admin");
        var made = await (await admin.PostAsync("/api/api-keys", new { name })).JsonAsync(HttpStatusCode.Created);
        var client = await host.ProgramAsync();
        client.DefaultRequestHeaders.Add("X-Api-Key", (string?)made["key"]);
        return client;
    }
}
