using System.Net;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.ApiKeys;

[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class ApiKeyEndpointTests(DatabaseProvider provider)
{
    private ApiHost host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await ApiHost.StartAsync(provider, new() { ["Serilog:MinimumLevel:Override:Microsoft"] = "Debug" });

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (host is not null)
            await host.DisposeAsync();
    }

    [Test]
    public async Task A_machine_reads_the_feed_with_its_key_and_nothing_else()
    {
        var made = await CreateAsync(new { name = "教务系统" });
        using var machine = await MachineAsync((string?)made["key"]);

        var feed = await (await machine.GetAsync("/api/events?after=0&limit=5")).JsonAsync();
        Assert.That(feed["items"], Is.InstanceOf<JsonArray>());
        var me = await (await machine.GetAsync("/api/me")).JsonAsync();
        Assert.That((string?)me["name"], Is.EqualTo("教务系统"));
        Assert.That(me["roles"]!.AsArray().Select(role => (string?)role!["role"]), Is.EqualTo(new[] { "Subscriber" }));
        await (await machine.GetAsync("/api/api-keys")).ProblemAsync(403, "organisation.administrators_only");
        await (await machine.GetAsync("/api/audit/verify")).ProblemAsync(403, "events.verify_forbidden");
    }

    [Test]
    public async Task A_machine_writes_without_an_antiforgery_token_which_only_browsers_need()
    {
        using var machine = await MachineAsync((string?)(await CreateAsync(new { name = "门户" }))["key"]);
        await (await machine.PostAsync("/api/departments", new { id = "x", name = "某系", englishName = "Some" }))
            .ProblemAsync(403, "organisation.administrators_only");
    }

    [Test]
    public async Task A_key_that_is_revoked_or_made_up_is_401_with_the_reason()
    {
        var made = await CreateAsync(new { name = "旧系统", roles = new[] { "Subscriber", "Auditor" } });
        using var machine = await MachineAsync((string?)made["key"]);
        await (await machine.GetAsync("/api/audit/verify")).JsonAsync();

        using var admin = await host.ProgramAsync("admin");
        await (await admin.PostAsync($"/api/api-keys/{made["item"]!["id"]}/revoke", new { })).JsonAsync();
        await (await machine.GetAsync("/api/events")).ProblemAsync(401, "auth.api_key_revoked");

        using var stranger = await MachineAsync("bw_00000000_made-up");
        await (await stranger.GetAsync("/api/events")).ProblemAsync(401, "auth.api_key_unknown");
    }

    [Test]
    public async Task A_key_is_shown_once_and_never_again_not_even_in_the_log()
    {
        var made = await CreateAsync(new { name = "报表", expiresAt = DateTimeOffset.Parse("2030-01-01T00:00:00Z", null) });
        var key = (string)made["key"]!;
        using var machine = await MachineAsync(key);
        await (await machine.GetAsync("/api/events")).JsonAsync();

        using var admin = await host.ProgramAsync("admin");
        var list = await (await admin.GetAsync("/api/api-keys?size=200")).JsonAsync();
        var line = list["items"]!.AsArray().Single(item => (string?)item!["id"] == (string?)made["item"]!["id"])!;
        Assert.That((string?)line["prefix"], Is.EqualTo(key[..11]));
        Assert.That((string?)line["lastUsedAt"], Is.Not.Null);
        Assert.That((string?)line["expiresAt"], Is.EqualTo("2030-01-01T00:00:00Z"));
        Assert.That(list.ToJsonString(), Does.Not.Contain(key));
        Assert.That(host.Log, Is.Not.Empty.And.None.Contains(key[12..]));
    }

    [Test]
    public async Task Wrong_fields_are_named()
    {
        using var admin = await host.ProgramAsync("admin");
        var problem = await (await admin.PostAsync("/api/api-keys", new { name = " ", roles = new[] { "VicePresident" } }))
            .ProblemAsync(400, "organisation.invalid");
        Assert.That(problem["errors"]!.AsObject().Select(field => field.Key), Is.EquivalentTo(new[] { "name", "roles" }));
        await (await admin.PostAsync("/api/api-keys", new { name = "x", roles = new[] { "Emperor" } })).ProblemAsync(400, "request.malformed_json");
    }

    private async Task<JsonNode> CreateAsync(object request)
    {
        using var admin = await host.ProgramAsync("admin");
        return await (await admin.PostAsync("/api/api-keys", request)).JsonAsync(HttpStatusCode.Created);
    }

    private async Task<HttpClient> MachineAsync(string? key)
    {
        var client = await host.ProgramAsync();
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }
}
