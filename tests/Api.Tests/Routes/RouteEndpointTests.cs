using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Api.Tests.Routes;

/// <summary>The life of a route over HTTP.</summary>
public sealed class RouteEndpointTests(DatabaseProvider provider) : EndpointTests(provider)
{
    private HttpClient admin = null!;

    protected override async Task BeginAsync()
    {
        admin = await Host.ProgramAsync("admin");
    }

    [OneTimeTearDown]
    public void LetGo()
    {
        admin?.Dispose();
    }

    [Test]
    public async Task A_route_is_saved_published_changed_compared_exported_taken_back_and_deleted()
    {
        var saved = await SaveAsync(Route("life", "初审"));
        Assert.That((string?)saved["version"]!["state"], Is.EqualTo("Draft"));
        Assert.That(saved["findings"]!.AsArray(), Is.Empty);
        var published = await PostAsync("/api/routes/life/publish");
        Assert.That(((string?)published["state"], (string?)published["publishedBy"]), Is.EqualTo(("Published", "系统管理员")));

        var second = await SaveAsync(Route("life", "初审", "复审"), (string?)published["id"]);
        var versions = await GetAsync("/api/routes/versions?route=life&which=Any&sort=version");
        Assert.That(versions["items"]!.AsArray().Select(one => (string?)one!["state"]), Is.EqualTo(new[] { "Published", "Draft" }));
        Assert.That((string?)(await GetAsync($"/api/routes/versions/{second["version"]!["id"]}"))["name"], Is.EqualTo("life"));

        var comparison = await GetAsync("/api/routes/life/compare?from=1&to=2");
        Assert.That(comparison["changes"]!.AsArray().Select(change => (string?)change!["kind"]), Does.Contain("StepAdded").And.Contain("WayAdded"));
        Assert.That((string?)comparison["changes"]![0]!["message"], Is.EqualTo("新增步骤“复审”（人工任务）"));

        using var export = await admin.GetAsync("/api/routes/life/export?version=1");
        Assert.That(export.Content.Headers.ContentDisposition?.FileName, Is.EqualTo("life-v1.json"));
        var file = (await export.JsonAsync()).AsObject();
        Assert.That((file["isPublished"]!.GetValue<bool>(), file["isLatest"]!.GetValue<bool>()), Is.EqualTo((true, false)));

        await PostAsync("/api/routes/life/publish");
        Assert.That((int)(await PostAsync("/api/routes/life/revert", new { version = 1 }))["version"]!, Is.EqualTo(3));
        await PostAsync("/api/routes/life/retract");
        await (await admin.PostAsync("/api/routes/life/retract", null)).ProblemAsync(409, "route.not_published");
        var events = (await GetAsync("/api/routes/life/timeline"))["items"]!.AsArray().Select(one => (string?)one!["type"]);
        Assert.That(events, Is.EqualTo(new[] { "RouteSaved", "RoutePublished", "RouteSaved", "RoutePublished", "RouteReverted", "RouteRetracted" }));

        Assert.That((int)(await admin.DeleteAsync("/api/routes/life")).StatusCode, Is.EqualTo(204));
        await (await admin.GetAsync("/api/routes/life/export")).ProblemAsync(404, "route.not_found");
    }

    [Test]
    public async Task A_draft_can_be_discarded_and_a_stale_save_is_a_conflict()
    {
        var first = await SaveAsync(Route("stale", "初审"));
        var id = (string?)first["version"]!["id"];
        await PostAsync("/api/routes/stale/publish");
        var draft = await SaveAsync(Route("stale", "初审", "复审"), id);

        await (await admin.PostAsJsonAsync($"/api/routes?expected={id}", Parse(Route("stale", "初审")))).ProblemAsync(409, "route.stale");
        Assert.That((int)(await admin.DeleteAsync($"/api/routes/versions/{draft["version"]!["id"]}")).StatusCode, Is.EqualTo(204));

        Assert.That((string?)(await GetAsync("/api/routes/versions?route=stale"))["items"]![0]!["id"], Is.EqualTo(id));
        await (await admin.DeleteAsync($"/api/routes/versions/{id}")).ProblemAsync(409, "route.is_published");
    }

    [Test]
    public async Task A_route_that_cannot_run_is_saved_with_findings_and_refused_at_publishing_step_by_step()
    {
        var broken = Parse(Route("broken", "初审"));
        broken["root"]!["activities"]![0]!["taskType"]!["expression"]!["value"] = "no-such-type";
        var saved = await SaveAsync(broken.ToJsonString());
        Assert.That(saved["findings"]!.AsArray().Select(finding => (string?)finding!["activityId"]), Does.Contain("初审"));

        var problem = await (await admin.PostAsync("/api/routes/broken/publish", null)).ProblemAsync(422, "route.not_runnable");

        Assert.That(problem["errors"]!.AsObject().Select(error => error.Key), Does.Contain("初审"));
    }

    [Test]
    public async Task Everybody_reads_published_routes_in_words_and_only_their_keepers_see_versions()
    {
        using var head = await Host.ProgramAsync("nursing.head");
        var routes = await (await head.GetAsync("/api/routes")).JsonAsync();
        Assert.That(routes["items"]!.AsArray().Select(route => (string?)route!["id"]), Does.Contain("approval-clinical"));
        Assert.That((await (await head.GetAsync("/api/routes/approval-clinical")).JsonAsync())["steps"]!.AsArray(), Is.Not.Empty);

        foreach (var address in new[] { "versions", "approval-clinical/export", "approval-clinical/compare?from=1&to=1", "approval-clinical/timeline" })
            await (await head.GetAsync($"/api/routes/{address}")).ProblemAsync(403, "route.read_forbidden");
        await (await head.PostAsJsonAsync("/api/routes", Parse(Route("mine", "初审")))).ProblemAsync(403, "route.forbidden");
        await (await head.PostAsync("/api/routes/approval-clinical/retract", null)).ProblemAsync(403, "route.forbidden");

        using var auditor = await Host.ProgramAsync("auditor");
        Assert.That((await (await auditor.GetAsync("/api/routes/versions")).JsonAsync())["items"]!.AsArray(), Is.Not.Empty);
    }

    [TestCase("/api/routes/versions?page=0", 400, "request.page_out_of_range")]
    [TestCase("/api/routes/versions?sort=json", 400, "list.sort_invalid")]
    [TestCase("/api/routes/versions/none", 404, "route.no_version")]
    [TestCase("/api/routes/none", 404, "route.not_found")]
    [TestCase("/api/routes/approval-clinical/compare?from=1&to=9", 404, "route.no_version")]
    public async Task What_is_not_there_or_makes_no_sense_is_refused(string address, int status, string code) =>
        await (await admin.GetAsync(address)).ProblemAsync(status, code);

    private static string Route(string id, params string[] steps) => Definition(
        id,
        [.. steps.Select(step => Step(step)), new JsonObject { ["id"] = "end", ["type"] = "Elsa.End", ["version"] = 1 }],
        [
            .. steps.Zip([.. steps.Skip(1), "end"], (from, to) => Connection(from, "Approve", to)),
            .. steps.Select(step => Connection(step, "Reject", "end")),
        ]);

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private async Task<JsonNode> SaveAsync(string json, string? expected = null) =>
        await (await admin.PostAsJsonAsync($"/api/routes{(expected is null ? "" : $"?expected={expected}")}", Parse(json))).JsonAsync();

    private async Task<JsonNode> PostAsync(string address, object? body = null) => await (await admin.PostAsJsonAsync(address, body ?? new { })).JsonAsync();

    private async Task<JsonNode> GetAsync(string address) => await (await admin.GetAsync(address)).JsonAsync();
}
