using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Journeys;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Studio;

/// <summary>Instances as Studio lists and shows them, and trials that it starts.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class InstanceTests(DatabaseProvider provider)
{
    private ApiHost host = null!;
    private StudioCalls admin = null!;
    private Journey journey = null!;
    private string caseId = "";
    private string instanceId = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await ApiHost.StartAsync(provider);
        admin = await StudioCalls.AsAsync(host, "admin");
        journey = new Journey(host);
        caseId = (string)(await journey.ApplyAsync("pharmacy.officer", Forms.Company("pharmacy")))["id"]!;
        instanceId = (string)(await ListAsync(new { searchTerm = caseId }))["items"]!.AsArray().Single()!["id"]!;
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        journey?.Dispose();
        admin?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
    }

    [Test]
    public async Task The_list_is_filtered_and_paged()
    {
        var found = await ListAsync(new
        {
            page = 0,
            pageSize = 10,
            searchTerm = caseId,
            definitionIds = new[] { "approval-department" },
            statuses = new[] { "Running" },
            subStatuses = new[] { "Suspended" },
            hasIncidents = false,
            isSystem = false,
            orderBy = "Created",
            orderDirection = "Descending",
            timestampFilters = new[] { new { column = "CreatedAt", @operator = "GreaterThan", timestamp = "2020-01-01T00:00:00Z" } },
        });
        var instance = found["items"]!.AsArray().Single()!;
        Assert.Multiple(() =>
        {
            Assert.That((int?)found["totalCount"], Is.EqualTo(1));
            Assert.That((string?)instance["definitionId"], Is.EqualTo("approval-department"));
            Assert.That((string?)instance["definitionVersionId"], Is.Not.Empty);
            Assert.That((string?)instance["status"], Is.EqualTo("Running"));
            Assert.That((string?)instance["subStatus"], Is.EqualTo("Suspended"));
            Assert.That((int?)instance["incidentCount"], Is.Zero);
            Assert.That((string?)instance["correlationId"], Is.EqualTo(caseId));
        });

        foreach (var other in (object[])[new { searchTerm = caseId, statuses = new[] { "Finished" } }, new { searchTerm = caseId, hasIncidents = true }, new { definitionId = "no-such-route" }])
            Assert.That((int?)(await ListAsync(other))["totalCount"], Is.Zero, other.ToString());
    }

    [Test]
    public async Task An_instance_comes_with_its_state_and_variables()
    {
        var instance = await admin.GetAsync($"/workflow-instances/{instanceId}");
        var state = instance["workflowState"]!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)state["subStatus"], Is.EqualTo("Suspended"));
            Assert.That(state["bookmarks"]!.AsArray(), Has.Count.EqualTo(1));
            foreach (var list in (string[])["incidents", "completionCallbacks", "activityExecutionContexts"])
                Assert.That(state[list]!.AsArray(), Is.Empty, list);
            Assert.That((string?)state["input"]!["case"]!["id"], Is.EqualTo(caseId));
        });
        var now = await admin.GetAsync($"/workflow-instances/{instanceId}/execution-state");
        Assert.That((string?)now["workflowSubStatus"], Is.EqualTo("Suspended"));
        var variables = await admin.GetAsync($"/workflow-instances/{instanceId}/variables");
        Assert.That(variables["items"]!.AsArray().Select(variable => (string?)variable!["name"]), Does.Contain("lastStep"));
        using var missing = await admin.Client.GetAsync("/elsa/api/workflow-instances/nothing");
        Assert.That(missing.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_diagram_counts_what_has_run_and_shows_where_it_waits()
    {
        var waiting = (string)(await admin.GetAsync($"/workflow-instances/{instanceId}"))["workflowState"]!["bookmarks"]![0]!["activityNodeId"]!;
        var report = await admin.PostAsync("/activity-executions/report", new
        {
            workflowInstanceId = instanceId,
            activityNodeIds = new[] { "Workflow1:Flowchart1:start", waiting, "Workflow1:Flowchart1:nothing", waiting },
        });
        var stats = report["stats"]!.AsArray().ToDictionary(row => (string)row!["activityNodeId"]!, row => row!);
        Assert.That(stats, Has.Count.EqualTo(3), "a second row for a node would kill the viewer");
        Assert.That((int?)stats["Workflow1:Flowchart1:start"]["completedCount"], Is.EqualTo(1));
        Assert.That((int?)stats[waiting]["startedCount"], Is.EqualTo(1));
        Assert.That((int?)stats[waiting]["uncompletedCount"], Is.EqualTo(1));
        Assert.That((bool?)stats[waiting]["isBlocked"], Is.True);
        Assert.That((int?)stats["Workflow1:Flowchart1:nothing"]["startedCount"], Is.Zero);

        var list = await admin.GetAsync($"/activity-executions/list?WorkflowInstanceId={instanceId}&ActivityNodeId={waiting}");
        var execution = list["items"]!.AsArray().Single()!;
        Assert.That((string?)execution["status"], Is.EqualTo("Running"));
        Assert.That((bool?)execution["hasBookmarks"], Is.True);
        Assert.That((int?)(await admin.GetAsync($"/activity-execution-summaries/list?WorkflowInstanceId={instanceId}&ActivityNodeId={waiting}"))["count"], Is.EqualTo(1));
        var same = await admin.GetAsync($"/activity-executions/by-id?id={execution["id"]}");
        Assert.That(same.ToJsonString(), Is.EqualTo(execution.ToJsonString()));
        var stack = await admin.GetAsync($"/activity-executions/{execution["id"]}/call-stack");
        Assert.That((int?)stack["totalCount"], Is.EqualTo(1));
    }

    [Test]
    public async Task The_journal_is_paged_and_filtered_in_order()
    {
        var all = await JournalAsync(new { filter = new { excludedActivityTypes = Array.Empty<string>() } }, 0, 100);
        var entries = all["items"]!.AsArray();
        Assert.That((int?)all["totalCount"], Is.EqualTo(entries.Count));
        Assert.That(entries.Select(entry => (int)entry!["sequence"]!), Is.Ordered.Ascending);
        Assert.That(entries.Select(entry => $"{entry!["activityId"]} {entry["eventName"]}").First(), Is.EqualTo("start Completed"));
        Assert.That((string?)entries[0]!["payload"]!["Outcomes"]![0], Is.EqualTo("Done"));

        var suspended = await JournalAsync(new { filter = new { eventNames = new[] { "Suspended" } } }, 0, 100);
        Assert.That((int?)suspended["totalCount"], Is.EqualTo(1));
        var second = await JournalAsync(new { filter = new { } }, 1, 1);
        Assert.That((int?)second["items"]!.AsArray().Single()!["sequence"], Is.EqualTo(1));
        var without = await JournalAsync(new { filter = new { excludedActivityTypes = new[] { "Elsa.Start" } } }, 0, 100);
        Assert.That((int?)without["totalCount"], Is.EqualTo(entries.Count - 1));
        var node = await JournalAsync(new { filter = new { activityNodeIds = new[] { "Workflow1:Flowchart1:start" } } }, 0, 100);
        Assert.That((int?)node["totalCount"], Is.EqualTo(1));
    }

    [Test]
    public async Task A_route_that_works_on_a_case_is_not_run_by_itself_and_says_why()
    {
        var texts = await admin.RefusedAsync(HttpMethod.Post, "/workflow-definitions/approval-clinical/execute", new { versionOptions = "Latest" }, "route.needs_case");
        Assert.That(texts, Does.Contain("不能单独运行").And.Contain("研究生处组织专家"));
        await admin.RefusedAsync(HttpMethod.Post, "/workflow-definitions/no-such-route/execute", new { }, "route.not_found");
        await admin.RefusedAsync(HttpMethod.Post, "/tests/activities", new { }, "activity.not_tested_alone");
    }

    [Test]
    public async Task A_route_of_standard_activities_runs_once_it_is_published()
    {
        var id = await CreateAsync("试运行", "Elsa.WriteLine", new JsonObject { ["text"] = Literal("你好") });
        await admin.RefusedAsync(HttpMethod.Post, $"/workflow-definitions/{id}/execute", new { versionOptions = "Latest" }, "route.not_published");
        await admin.PostAsync($"/workflow-definitions/{id}/publish", new { });
        var run = await ExecuteAsync(id);

        var instance = await admin.GetAsync($"/workflow-instances/{run}");
        Assert.That((string?)instance["subStatus"], Is.EqualTo("Finished"));
        Assert.That((string?)instance["finishedAt"], Is.Not.Null);
        await admin.RefusedAsync(HttpMethod.Post, $"/cancel/workflow-instances/{run}", new { }, "instance.ended");
        using var deleted = await admin.Client.DeleteAsync($"/elsa/api/workflow-instances/{run}");
        Assert.That(deleted.IsSuccessStatusCode, await deleted.Content.ReadAsStringAsync());
        Assert.That((int?)(await ListAsync(new { searchTerm = run }))["totalCount"], Is.Zero);
    }

    [Test]
    public async Task A_trial_that_waits_is_cancelled_before_it_is_deleted()
    {
        var id = await CreateAsync("等待", "Elsa.Event", new JsonObject { ["eventName"] = Literal("never") });
        await admin.PostAsync($"/workflow-definitions/{id}/publish", new { });
        var (first, second) = (await ExecuteAsync(id), await ExecuteAsync(id));
        await admin.RefusedAsync(HttpMethod.Delete, $"/workflow-instances/{first}", null, "instance.running");

        using var cancelled = await admin.Client.PostAsync($"/elsa/api/cancel/workflow-instances/{first}", null);
        Assert.That(cancelled.IsSuccessStatusCode);
        Assert.That((int?)(await admin.PostAsync("/bulk-actions/cancel/workflow-instances", new { ids = new[] { second } }))["cancelledCount"], Is.EqualTo(1));
        Assert.That((string?)(await admin.GetAsync($"/workflow-instances/{first}"))["subStatus"], Is.EqualTo("Cancelled"));
        Assert.That((int?)(await admin.PostAsync("/bulk-actions/delete/workflow-instances/by-id", new { ids = new[] { first, second } }))["deletedCount"], Is.EqualTo(2));
    }

    [Test]
    public async Task The_history_of_a_case_is_neither_cancelled_nor_deleted_from_here()
    {
        await admin.RefusedAsync(HttpMethod.Delete, $"/workflow-instances/{instanceId}", null, "instance.has_case");
        var texts = await admin.RefusedAsync(HttpMethod.Post, "/bulk-actions/cancel/workflow-instances", new { ids = new[] { instanceId } }, "instance.some_refused");
        Assert.That(texts, Does.Contain("说明理由"));
        await admin.RefusedAsync(HttpMethod.Post, "/bulk-actions/import/workflow-instances", new { }, "instance.no_import");
    }

    [Test]
    public async Task An_instance_is_exported_with_its_journal()
    {
        using var file = await admin.Client.GetAsync($"/elsa/api/workflow-instances/{instanceId}/export");
        var exported = await file.JsonAsync();
        Assert.That((string?)exported["workflowInstance"]!["id"], Is.EqualTo(instanceId));
        Assert.That(exported["journal"]!.AsArray(), Is.Not.Empty);
        using var zip = await admin.Client.PostAsJsonAsync("/elsa/api/bulk-actions/export/workflow-instances", new { ids = new[] { instanceId } });
        await using var archive = new ZipArchive(await zip.Content.ReadAsStreamAsync());
        Assert.That(archive.Entries, Has.Count.EqualTo(1));
    }

    private Task<JsonNode> ListAsync(object query) => admin.PostAsync("/workflow-instances", query);

    private Task<JsonNode> JournalAsync(object query, int skip, int take) =>
        admin.PostAsync($"/workflow-instances/{instanceId}/journal?skip={skip}&take={take}", query);

    private async Task<string> ExecuteAsync(string id)
    {
        using var response = await admin.Client.PostAsJsonAsync(
            $"/elsa/api/workflow-definitions/{id}/execute", new { correlationId = (string?)null, triggerActivityId = (string?)null, versionOptions = "Latest", input = new { } });
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync());
        Assert.That(response.Headers.GetValues("x-elsa-workflow-cannot-start"), Is.EqualTo(["false"]));
        return response.Headers.GetValues("x-elsa-workflow-instance-id").Single();
    }

    private async Task<string> CreateAsync(string name, string type, JsonObject activity)
    {
        (activity["id"], activity["type"], activity["version"]) = ("only", type, 1);
        var root = new JsonObject { ["id"] = "Flowchart1", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = new JsonArray(activity), ["connections"] = new JsonArray() };
        var created = await admin.PostAsync("/workflow-definitions", new { model = new { name = $"{name} {Guid.NewGuid():N}", root }, publish = false });
        return (string)created["workflowDefinition"]!["definitionId"]!;
    }

    private static JsonObject Literal(string value) =>
        new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };
}
