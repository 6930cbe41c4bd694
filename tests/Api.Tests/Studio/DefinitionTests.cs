using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Studio;

/// <summary>Definitions as Studio lists, opens, saves, publishes and moves them.</summary>
public sealed class DefinitionTests(DatabaseProvider provider) : EndpointTests(provider, ownHost: true)
{
    private StudioCalls admin = null!;

    protected override async Task BeginAsync()
    {
        admin = await StudioCalls.AsAsync(Host, "admin");
    }

    [OneTimeTearDown]
    public void LetGo()
    {
        admin?.Dispose();
    }

    [Test]
    public async Task The_list_says_what_may_be_done_with_it_and_with_each()
    {
        var list = await admin.GetAsync("/workflow-definitions?versionOptions=Latest&Page=0&PageSize=10&SearchTerm=clinical&IsSystem=False&OrderDirection=Ascending");
        Assert.That(Rels(list), Does.Contain("bulk-publish"));
        var route = list["items"]!.AsArray().Single()!;
        Assert.That((string?)route["definitionId"], Is.EqualTo("approval-clinical"));
        Assert.That((bool?)route["isMaterializerAvailable"], Is.True);
        Assert.That(Rels(route), Does.Contain("publish").And.Contain("delete"));

        var second = await admin.GetAsync("/workflow-definitions?versionOptions=Latest&Page=1&PageSize=2&OrderBy=Name&OrderDirection=Descending");
        Assert.That(second["items"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That((int?)second["totalCount"], Is.GreaterThanOrEqualTo(5));
    }

    [Test]
    public async Task Nothing_said_about_versions_means_any_of_them()
    {
        var id = await CreateAsync("任意版本");
        await admin.PostAsync($"/workflow-definitions/{id}/publish", new { });
        await SaveAsync(await OpenAsync(id));

        var all = (await admin.GetAsync($"/workflow-definitions?DefinitionIds={id}"))["items"]!.AsArray();
        Assert.That(all, Has.Count.EqualTo(2));
        var published = (await admin.GetAsync($"/workflow-definitions?versionOptions=Published&DefinitionIds={id}"))["items"]!.AsArray().Single()!;
        var byId = (await admin.GetAsync($"/workflow-definitions?Ids={published["id"]}&Ids=other"))["items"]!.AsArray().Single()!;
        Assert.That((int?)byId["version"], Is.EqualTo(1));
    }

    [Test]
    public async Task A_definition_comes_with_all_that_the_designer_relies_on()
    {
        var definition = await OpenAsync("approval-clinical");
        Assert.Multiple(() =>
        {
            Assert.That(Rels(definition), Does.Contain("publish"), "without it Studio opens it read-only");
            Assert.That((string?)definition["materializerName"], Is.EqualTo("Json"));
            Assert.That(Version.TryParse((string?)definition["toolVersion"], out _));
            Assert.That((string?)definition["root"]!["nodeId"], Is.EqualTo("Workflow1:Flowchart1"));
            foreach (var list in (string[])["variables", "inputs", "outputs", "outcomes"])
                Assert.That(definition[list], Is.InstanceOf<JsonArray>(), list);
        });
        using var missing = await admin.Client.GetAsync("/elsa/api/workflow-definitions/by-definition-id/no-such-route?versionOptions=Latest");
        Assert.That(missing.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        var same = await admin.GetAsync($"/workflow-definitions/by-id/{definition["id"]}");
        Assert.That(same.ToJsonString(), Is.EqualTo(definition.ToJsonString()));
    }

    [Test]
    public async Task A_new_workflow_gets_what_Studio_leaves_out()
    {
        var created = await admin.PostAsync("/workflow-definitions", new
        {
            model = new { name = "新流程", definitionId = (string?)null, root = new { id = "abc", type = "Elsa.Flowchart", version = 1, name = "Flowchart1" } },
            publish = false,
        });
        var definition = created["workflowDefinition"]!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)definition["root"]!["nodeId"], Is.EqualTo("Workflow1:abc"));
            Assert.That((string?)definition["definitionId"], Is.Not.Empty);
            Assert.That((int?)definition["version"], Is.EqualTo(1));
            Assert.That((bool?)definition["isPublished"], Is.False);
            Assert.That((bool?)definition["isLatest"], Is.True);
            Assert.That(Rels(definition), Does.Contain("publish"), "else the editor locks after the first save");
            Assert.That((bool?)created["alreadyPublished"], Is.False);
            Assert.That((int?)created["consumingWorkflowCount"], Is.Zero);
        });
    }

    [Test]
    public async Task A_dragged_in_activity_gets_path_defaults_and_custom_properties()
    {
        var definition = await OpenAsync(await CreateAsync("拖入"));
        Activities(definition).Add(new JsonObject { ["id"] = "join", ["type"] = "Elsa.FlowJoin", ["version"] = 1 });
        var join = Activities((await SaveAsync(definition))["workflowDefinition"]!).Single(activity => (string?)activity!["id"] == "join")!;
        Assert.That((string?)join["nodeId"], Does.EndWith(":join"));
        Assert.That((string?)join["mode"]!["expression"]!["value"], Is.EqualTo("WaitAny"));
        Assert.That(join["customProperties"], Is.InstanceOf<JsonObject>());
    }

    [Test]
    public async Task Saving_a_published_version_makes_a_draft_and_a_save_that_was_under_way_reaches_it()
    {
        var id = await CreateAsync("草稿");
        await admin.PostAsync($"/workflow-definitions/{id}/publish", new { });
        var open = await OpenAsync(id);
        var first = (await SaveAsync(open))["workflowDefinition"]!;
        Assert.That((int?)first["version"], Is.EqualTo(2));
        Assert.That((string?)first["id"], Is.Not.EqualTo((string?)open["id"]));

        var late = (await SaveAsync(open))["workflowDefinition"]!;
        Assert.That((string?)late["id"], Is.EqualTo((string?)first["id"]));

        open["id"] = "somebody-elses";
        var texts = await admin.RefusedAsync(HttpMethod.Post, "/workflow-definitions", new { model = open, publish = false }, "route.stale");
        Assert.That(texts, Does.Contain("他人修改"));
    }

    [Test]
    public async Task A_route_that_cannot_run_is_saved_but_not_published_and_says_why()
    {
        var definition = await OpenAsync(await CreateAsync("不能运行"));
        Activities(definition).Add(Node("task", "BaseWorkflows.HumanTask"));
        var texts = await admin.RefusedAsync(HttpMethod.Post, "/workflow-definitions", new { model = definition, publish = true }, "route.not_runnable");
        Assert.That(texts, Does.Contain("任务类型"));
        Assert.That(Activities(await OpenAsync((string)definition["definitionId"]!)), Has.Count.EqualTo(3), "nothing that was drawn is lost");
        await SaveAsync(definition);
    }

    [Test]
    public async Task An_unknown_activity_is_drawn_as_such_and_stays_what_it_is()
    {
        var definition = await OpenAsync(await CreateAsync("未知活动"));
        var inner = new JsonObject { ["id"] = "inner", ["type"] = "Acme.Inner", ["version"] = 3, ["secret"] = 7 };
        var odd = Node("odd", "Acme.Missing");
        (odd["version"], odd["foo"], odd["body"]) = (2, new JsonObject { ["bar"] = 1 }, inner);
        Activities(definition).Add(odd);
        var saved = (await SaveAsync(definition))["workflowDefinition"]!;
        var drawn = Activities(saved).Single(activity => (string?)activity!["id"] == "odd")!;
        Assert.That((string?)drawn["type"], Is.EqualTo("Elsa.NotFoundActivity"));
        Assert.That((string?)drawn["missingTypeName"], Is.EqualTo("Acme.Missing"));

        drawn["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 5, ["y"] = 6 } } };
        await SaveAsync(saved);
        using var file = await admin.Client.GetAsync($"/elsa/api/workflow-definitions/{saved["definitionId"]}/export?versionOptions=Latest");
        var kept = Activities((await file.JsonAsync())).Single(activity => (string?)activity!["id"] == "odd")!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)kept["type"], Is.EqualTo("Acme.Missing"));
            Assert.That((int?)kept["version"], Is.EqualTo(2));
            Assert.That((int?)kept["foo"]!["bar"], Is.EqualTo(1));
            Assert.That((string?)kept["body"]!["type"], Is.EqualTo("Acme.Inner"));
            Assert.That((int?)kept["body"]!["secret"], Is.EqualTo(7));
            Assert.That((int?)kept["metadata"]!["designer"]!["position"]!["x"], Is.EqualTo(5));
        });
    }

    [Test]
    public async Task Versions_are_published_retracted_gone_back_to_and_deleted()
    {
        var id = await CreateAsync("版本");
        var published = await admin.PostAsync($"/workflow-definitions/{id}/publish", new { });
        Assert.That((bool?)published["workflowDefinition"]!["isPublished"], Is.True);
        Assert.That((bool?)(await admin.PostAsync($"/workflow-definitions/{id}/publish", new { }))["alreadyPublished"], Is.True);
        await admin.RefusedAsync(HttpMethod.Delete, $"/workflow-definitions/{id}", null, "route.is_published");

        await SaveAsync(await OpenAsync(id));
        var reverted = await admin.PostAsync($"/workflow-definitions/{id}/revert/1", new { });
        Assert.That((int?)reverted["version"], Is.EqualTo(2));
        Assert.That((int?)(await admin.GetAsync($"/workflow-definitions/by-id/{reverted["id"]}"))["version"], Is.EqualTo(2));
        await DoneAsync(HttpMethod.Delete, $"/workflow-definition-versions/{reverted["id"]}");

        Assert.That((bool?)(await admin.PostAsync($"/workflow-definitions/{id}/retract", new { }))["isPublished"], Is.False);
        await admin.RefusedAsync(HttpMethod.Post, $"/workflow-definitions/{id}/retract", new { }, "route.not_published");
        await DoneAsync(HttpMethod.Delete, $"/workflow-definitions/{id}");
        await admin.RefusedAsync(HttpMethod.Post, $"/workflow-definitions/{id}/publish", new { }, "route.not_found");
    }

    [Test]
    public async Task Several_are_published_retracted_and_deleted_and_what_is_refused_is_named()
    {
        var (first, second, broken) = (await CreateAsync("批量一"), await CreateAsync("批量二"), await CreateAsync("批量三"));
        var definition = await OpenAsync(broken);
        Activities(definition).Add(Node("odd", "Acme.Missing"));
        await SaveAsync(definition);

        var published = await admin.PostAsync("/bulk-actions/publish/workflow-definitions/by-definition-ids", new { definitionIds = new[] { first, second, "nothing" } });
        Assert.That(published["published"]!.AsArray().Select(id => (string?)id), Is.EqualTo(new[] { first, second }));
        Assert.That(published["notFound"]!.AsArray().Select(id => (string?)id), Is.EqualTo(["nothing"]));
        Assert.That(published["updatedConsumers"]!.AsArray(), Is.Empty);
        var texts = await admin.RefusedAsync(
            HttpMethod.Post, "/bulk-actions/publish/workflow-definitions/by-definition-ids", new { definitionIds = new[] { first, broken } }, "route.some_refused");
        Assert.That(texts, Does.Contain("1 个已完成，1 个没有完成").And.Contain("批量三"));

        var retracted = await admin.PostAsync("/bulk-actions/retract/workflow-definitions/by-definition-ids", new { definitionIds = new[] { first, broken } });
        Assert.That(retracted["retracted"]!.AsArray().Select(id => (string?)id), Is.EqualTo(new[] { first }));
        Assert.That(retracted["alreadyRetracted"]!.AsArray().Select(id => (string?)id), Is.EqualTo(new[] { broken }));

        await admin.RefusedAsync(HttpMethod.Post, "/bulk-actions/delete/workflow-definitions/by-definition-id", new { definitionIds = new[] { second } }, "route.some_refused");
        var deleted = await admin.PostAsync("/bulk-actions/delete/workflow-definitions/by-definition-id", new { definitionIds = new[] { first } });
        Assert.That((int?)deleted["deleted"], Is.EqualTo(1));
        var version = (string)(await OpenAsync(broken))["id"]!;
        Assert.That((int?)(await admin.PostAsync("/bulk-actions/delete/workflow-definitions/by-id", new { ids = new[] { version } }))["deleted"], Is.EqualTo(1));
    }

    [Test]
    public async Task A_route_is_exported_as_a_file_and_imported_as_the_same_route()
    {
        using var file = await admin.Client.GetAsync("/elsa/api/workflow-definitions/approval-department/export?versionOptions=Latest&includeConsumingWorkflows=false");
        Assert.That(file.Content.Headers.ContentDisposition?.FileName, Is.EqualTo("approval-department-v1.json"));
        var exported = (await file.JsonAsync()).AsObject();
        Assert.That((string?)exported["$schema"], Does.StartWith("https://elsaworkflows.io/schemas/workflow-definition"));

        exported["definitionId"] = "imported";
        var imported = await admin.PostAsync("/workflow-definitions/import", exported);
        Assert.That((string?)imported["definitionId"], Is.EqualTo("imported"));
        Assert.That((bool?)imported["isPublished"], Is.False);
        Assert.That(Activities(imported), Has.Count.EqualTo(Activities(exported).Count));
        await admin.RefusedAsync(HttpMethod.Post, "/workflow-definitions/import", new { definitionId = "bad", name = "没有根活动" }, "route.unreadable");

        using var zip = await admin.Client.PostAsJsonAsync(
            "/elsa/api/bulk-actions/export/workflow-definitions", new { ids = new[] { (string)imported["id"]! }, includeConsumingWorkflows = false });
        await using var archive = new ZipArchive(await zip.Content.ReadAsStreamAsync());
        Assert.That(archive.Entries.Select(entry => entry.Name), Is.EqualTo(["imported-v1.json"]));
    }

    [Test]
    public async Task A_name_is_free_or_taken()
    {
        var name = (string)(await OpenAsync("approval-clinical"))["name"]!;
        var query = $"/workflow-definitions/validation/is-name-unique?name={Uri.EscapeDataString(name)}";
        Assert.That((bool?)(await admin.GetAsync(query))["isUnique"], Is.False);
        Assert.That((bool?)(await admin.GetAsync($"{query}&definitionId=approval-clinical"))["isUnique"], Is.True);
        Assert.That((bool?)(await admin.GetAsync("/workflow-definitions/validation/is-name-unique?name=独一无二"))["isUnique"], Is.True);
    }

    [Test]
    public async Task A_part_of_a_definition_is_found_by_its_node()
    {
        var version = (string)(await OpenAsync("approval-clinical"))["id"]!;
        var whole = await admin.GetAsync($"/workflow-definitions/subgraph/{version}");
        Assert.That((string?)whole["nodeId"], Is.EqualTo("Workflow1:Flowchart1"));
        var panel = await admin.GetAsync($"/workflow-definitions/subgraph/{version}?parentNodeId=Workflow1:Flowchart1:panel");
        Assert.That((string?)panel["activity"]!["type"], Is.EqualTo("BaseWorkflows.HumanTask"));
        Assert.That((string?)panel["port"], Is.EqualTo("Activities"));
        var path = await admin.GetAsync($"/workflow-definitions/subgraph/segments/{version}?childNodeId=Workflow1:Flowchart1:panel");
        Assert.That((string?)path["container"]!["nodeId"], Is.EqualTo("Workflow1:Flowchart1"));
        Assert.That(path["pathSegments"]!.AsArray(), Is.Empty);
        using var missing = await admin.Client.GetAsync($"/elsa/api/workflow-definitions/subgraph/{version}?parentNodeId=nothing");
        Assert.That(missing.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

        using var types = await admin.Client.PostAsync("/elsa/api/scripting/javascript/type-definitions/approval-clinical", null);
        Assert.That(await types.Content.ReadAsStringAsync(), Does.Contain("declare function getInput(name: string)"));
    }

    /// <summary>A small route that can run: a start and a line in the journal.</summary>
    private async Task<string> CreateAsync(string name)
    {
        var root = new JsonObject
        {
            ["id"] = "Flowchart1",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["name"] = "Flowchart1",
            ["activities"] = new JsonArray(Node("start", "Elsa.Start"), Node("line", "Elsa.WriteLine")),
            ["connections"] = new JsonArray(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = "start", ["port"] = "Done" },
                ["target"] = new JsonObject { ["activity"] = "line", ["port"] = "In" },
            }),
        };
        var created = await admin.PostAsync("/workflow-definitions", new { model = new { name = $"{name} {Guid.NewGuid():N}", root }, publish = false });
        return (string)created["workflowDefinition"]!["definitionId"]!;
    }

    private Task<JsonNode> OpenAsync(string id) => admin.GetAsync($"/workflow-definitions/by-definition-id/{id}?versionOptions=Latest");

    private Task<JsonNode> SaveAsync(JsonNode definition) => admin.PostAsync("/workflow-definitions", new { model = definition, publish = false });

    private async Task DoneAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, $"/elsa/api{path}");
        using var response = await admin.Client.SendAsync(request);
        Assert.That(response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    private static JsonArray Activities(JsonNode definition) => definition["root"]!["activities"]!.AsArray();

    private static JsonObject Node(string id, string type) => new() { ["id"] = id, ["type"] = type, ["version"] = 1 };

    private static IEnumerable<string?> Rels(JsonNode resource) => resource["links"]!.AsArray().Select(link => (string?)link!["rel"]);
}
