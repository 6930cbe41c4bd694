using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;
using static BaseWorkflows.TestKit.TestVersions;

namespace BaseWorkflows.Workflows.Tests.Routes;

public sealed class RouteVersionTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly string One = Route("A");
    private static readonly string Two = Route("A", "B");
    private static readonly string Broken = One.Changed(document => document["root"]!["activities"]![0]!["type"] = "No.Such");

    [Test]
    public async Task A_draft_is_replaced_by_each_save_and_keeps_its_id()
    {
        var first = (await Service.SaveAsync(One)).Value;
        var second = (await Service.SaveAsync(Two, first.Row.VersionId)).Value;

        Assert.That(second.Row.VersionId, Is.EqualTo(first.Row.VersionId));
        var row = (await Service.VersionsAsync("route")).Single();
        Assert.That((row.Version, row.IsLatest, row.IsPublished, row.IsDraft, row.ChangedBy), Is.EqualTo((1, true, false, true, "周流程")));
        Assert.That(second.Definition.Steps(), Is.EqualTo(new[] { "A", "B", "end" }));
        Assert.That(await LogAsync(), Is.EqualTo(new[] { ("RouteSaved", "周流程") }));
    }

    [Test]
    public async Task Saving_what_is_published_makes_the_next_draft_and_new_cases_run_it_once_it_is_published()
    {
        await PublishAsync(One);
        var old = (await Service.StartAsync("route")).Value;

        await Service.SaveAsync(Two);
        var before = (await Service.GetAsync(GetDefinitionRequest.Published("route"))).Value;
        Assert.That(before.Row.Version, Is.EqualTo(1));
        await Service.PublishDraftAsync("route");
        var young = (await Service.StartAsync("route")).Value;

        Assert.That((await Service.VersionsAsync("route")).Select(row => (row.Version, row.IsLatest, row.IsPublished)), Is.EqualTo(new[]
        {
            (1, false, false), (2, true, true),
        }));
        Assert.That(await VersionOfAsync(old), Is.EqualTo(1));
        Assert.That(await VersionOfAsync(young), Is.EqualTo(2));
        Assert.That((await LogAsync()).Select(line => line.Type), Is.EqualTo(new[] { "RouteSaved", "RoutePublished", "RouteSaved", "RoutePublished" }));
    }

    [Test]
    public async Task Publishing_twice_does_nothing_the_second_time()
    {
        await PublishAsync(One);

        Assert.That((await Service.PublishDraftAsync("route")).Value.AlreadyPublished);
        Assert.That(await LogAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task What_cannot_run_is_saved_with_its_findings_and_not_published()
    {
        var saved = (await Service.SaveAsync(Broken)).Value;
        Assert.That(saved.Findings.Select(finding => (finding.Rule, finding.ActivityId)), Does.Contain(("activity.unknown_type", "A")));
        Assert.That(saved.Row.Errors, Is.GreaterThan(0));

        var published = await Service.PublishDraftAsync("route");

        Assert.That(published.Refusal?.Code, Is.EqualTo("route.not_runnable"));
        Assert.That(published.Refusal!.Kind, Is.EqualTo(RefusalKind.RuleBroken));
        Assert.That(published.Refusal.Errors.Keys, Does.Contain("A"));
        Assert.That((await Service.VersionsAsync("route")).Single().IsPublished, Is.False);
    }

    [Test]
    public async Task A_retracted_route_starts_no_case_while_those_that_run_go_on()
    {
        await PublishAsync(Two);
        await Service.StartAsync("route");

        Assert.That((await Service.RetractAsync("route")).Value.Row.IsPublished, Is.False);

        Assert.That((await Service.StartAsync("route")).Refusal?.Code, Is.EqualTo("route.not_published"));
        await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(), Officer);
        Assert.That((await Service.InboxAsync(Officer)).Single().Step, Is.EqualTo("B"));
        Assert.That((await Service.RetractAsync("route")).Refusal?.Code, Is.EqualTo("route.not_published"));
    }

    [Test]
    public async Task A_retracted_version_comes_back_as_it_was_and_is_never_overwritten()
    {
        await PublishAsync(One);
        await Service.RetractAsync("route");

        await Service.SaveAsync(Two);
        Assert.That((await Service.VersionsAsync("route")).Select(row => row.IsDraft), Is.EqualTo(new[] { false, true }));
        await Service.With<DeleteVersion, Result<DeletedVersion>>(async delete => await delete.HandleAsync(
            new((await Service.VersionsAsync("route"))[1].VersionId), Administrator, default));
        var published = (await Service.PublishDraftAsync("route")).Value;

        Assert.That((published.Row.Version, published.Row.IsPublished), Is.EqualTo((1, true)));
        Assert.That(published.Definition.Steps(), Is.EqualTo(new[] { "A", "end" }));
    }

    [Test]
    public async Task Going_back_makes_the_old_text_the_draft()
    {
        await PublishAsync(One);
        await PublishAsync(Two);
        await Service.SaveAsync(Broken);

        var draft = (await Service.RevertAsync("route", 1)).Value;

        Assert.That((draft.Row.Version, draft.Row.IsDraft, draft.Row.Errors), Is.EqualTo((3, true, 0)));
        Assert.That(draft.Definition.Steps(), Is.EqualTo(new[] { "A", "end" }));
        Assert.That((draft.Definition.Version, draft.Definition.VersionId), Is.EqualTo((3, draft.Row.VersionId)));
        Assert.That((await Service.RevertAsync("route", 3)).Refusal?.Code, Is.EqualTo("route.is_draft"));
        Assert.That((await Service.RevertAsync("route", 9)).Refusal?.Code, Is.EqualTo("route.no_version"));
        Assert.That((await LogAsync())[^1].Type, Is.EqualTo("RouteReverted"));
    }

    [Test]
    public async Task Only_what_no_case_has_run_can_be_deleted()
    {
        await PublishAsync(One);
        await Service.StartAsync("route");
        Assert.That((await DeleteAsync()).Refusal?.Code, Is.EqualTo("route.is_published"));
        await Service.RetractAsync("route");
        Assert.That((await DeleteAsync()).Refusal?.Code, Is.EqualTo("route.was_run"));

        await Service.SaveAsync(One.Changed(document => document["definitionId"] = "other"));
        Assert.That((await DeleteAsync("other")).IsOk);

        Assert.That(await Service.VersionsAsync("other"), Is.Empty);
        Assert.That((await DeleteAsync("other")).Refusal?.Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await LogAsync())[^1].Type, Is.EqualTo("RouteDeleted"));
    }

    [Test]
    public async Task A_save_over_a_version_that_is_not_the_newest_any_more_is_a_conflict()
    {
        await PublishAsync(One);
        var seen = (await Service.VersionsAsync("route")).Single().VersionId;
        await Service.SaveAsync(Two, seen);

        Assert.That((await Service.SaveAsync(One, seen)).Refusal?.Code, Is.EqualTo("route.stale"));
        Assert.That((await Service.SaveAsync(One.Changed(document => document["definitionId"] = "new"), seen)).Refusal?.Code, Is.EqualTo("route.stale"));
    }

    [Test]
    public async Task Of_many_who_save_a_published_version_at_once_one_makes_the_draft_and_the_others_get_the_conflict()
    {
        await PublishAsync(One);
        var seen = (await Service.VersionsAsync("route")).Single().VersionId;

        var saved = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => Service.SaveAsync(Two, seen))));

        Assert.That(saved.Count(one => one.IsOk), Is.EqualTo(1));
        Assert.That(saved.Where(one => !one.IsOk).Select(one => one.Refusal!.Code), Is.All.EqualTo("route.stale"));
        Assert.That((await Service.VersionsAsync("route")).Select(row => row.IsLatest), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public async Task A_new_route_gets_an_id_paths_and_defaults()
    {
        var saved = (await Service.SaveAsync("""{"definitionId":null,"name":"新流程","root":{"id":"r","type":"Elsa.Flowchart","version":1,"activities":[{"id":"d","type":"Elsa.Delay","version":1}]}}""")).Value;

        var delay = saved.Definition.Find("d")!;
        Assert.Multiple(() =>
        {
            Assert.That(saved.Row.DefinitionId, Does.Match("^[0-9a-f]{16}$"));
            Assert.That(saved.Definition.Root.Json["nodeId"]!.GetValue<string>(), Is.EqualTo("Workflow1:r"));
            Assert.That(delay.Json["nodeId"]!.GetValue<string>(), Is.EqualTo("Workflow1:r:d"));
            Assert.That(delay.Json["customProperties"], Is.Not.Null);
            Assert.That(delay.Json["timeSpan"]!["expression"]!["value"]!.GetValue<string>(), Is.EqualTo("00:01:00"));
        });
    }

    [TestCase("nonsense", "route.unreadable")]
    [TestCase("[]", "route.unreadable")]
    [TestCase("""{"definitionId":"x"}""", "route.unreadable")]
    [TestCase("""{"definitionId":"x","definitionId":"y","root":{"type":"Elsa.Flowchart"}}""", "route.unreadable")]
    [TestCase("""{"definitionId":"x","name":"\ud800","root":{"type":"Elsa.Flowchart"}}""", "route.unreadable")]
    [TestCase("""{"definitionId":"x","description":"\u0000","root":{"type":"Elsa.Flowchart"}}""", "route.invalid")]
    [TestCase("""{"definitionId":"a/b","root":{"type":"Elsa.Flowchart"}}""", "route.invalid")]
    public async Task What_is_no_definition_or_cannot_be_stored_is_refused(string json, string code) =>
        Assert.That((await Service.SaveAsync(json)).Refusal?.Code, Is.EqualTo(code));

    [Test]
    public async Task A_repeated_idempotency_key_saves_once()
    {
        var first = await Service.SaveAsync(One, idempotencyKey: "k");
        await Service.PublishDraftAsync("route");
        var again = await Service.SaveAsync(One, idempotencyKey: "k");

        Assert.That(again.Value.Row.VersionId, Is.EqualTo(first.Value.Row.VersionId));
        Assert.That(await Service.VersionsAsync("route"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Only_route_administrators_change_routes_and_auditors_read_them()
    {
        await PublishAsync(One);
        var system = new Caller("admin", "管理员", [new(Role.SystemAdministrator, Scope.College)], null);

        foreach (var caller in new[] { Officer, Stranger, People.Auditor, system })
        {
            Assert.That((await Service.SaveAsync(Two, caller: caller)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden), caller.Name);
            Assert.That((await Service.PublishDraftAsync("route", caller)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden), caller.Name);
            Assert.That((await Service.RetractAsync("route", caller)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden), caller.Name);
            Assert.That((await Service.RevertAsync("route", 1, caller)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden), caller.Name);
            Assert.That((await DeleteAsync(caller: caller)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden), caller.Name);
        }

        Assert.That((await Service.GetAsync(GetDefinitionRequest.Latest("route"), Officer)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await Service.GetAsync(GetDefinitionRequest.Latest("route"), People.Auditor)).IsOk);
        Assert.That((await Service.GetAsync(GetDefinitionRequest.Latest("route"), system)).IsOk);
    }

    [Test]
    public async Task The_list_filters_searches_and_sorts()
    {
        await PublishAsync(One);
        await Service.SaveAsync(Two);
        async Task<IEnumerable<(string, int)>> ListAsync(ListDefinitionsRequest request) =>
            (await Service.With<ListDefinitions, Result<Page<DefinitionRow>>>(list => list.HandleAsync(request, Administrator, default)))
            .Value.Items.Where(row => row.DefinitionId == "route").Select(row => (row.DefinitionId, row.Version));

        Assert.That(await ListAsync(new(new())), Is.EqualTo(new[] { ("route", 2) }));
        Assert.That(await ListAsync(new(new(), VersionFilter.Published)), Is.EqualTo(new[] { ("route", 1) }));
        Assert.That(await ListAsync(new(new(), VersionFilter.LatestOrPublished, Sort: "version", Descending: true)), Is.EqualTo(new[] { ("route", 2), ("route", 1) }));
        Assert.That(await ListAsync(new(new(), VersionFilter.Any, "rout")), Is.EquivalentTo(new[] { ("route", 1), ("route", 2) }));
        Assert.That(await ListAsync(new(new(), VersionFilter.Any, "nothing like it")), Is.Empty);
        Assert.That((await Service.With<ListDefinitions, Result<Page<DefinitionRow>>>(list => list.HandleAsync(
            new(new(), Sort: "json"), Administrator, default))).Refusal?.Code, Is.EqualTo("list.sort_invalid"));
    }

    /// <summary>Steps one after the other, each of whose outcomes leads on.</summary>
    private static string Route(params string[] steps) => Definition(
        "route",
        [.. steps.Select(step => Step(step)), new JsonObject { ["id"] = "end", ["type"] = "Elsa.End", ["version"] = 1 }],
        [
            .. steps.Zip([.. steps.Skip(1), "end"], (from, to) => Connection(from, "Approve", to)),
            .. steps.Select(step => Connection(step, "Reject", "end")),
        ]);

    private async Task PublishAsync(string json)
    {
        await Service.SaveAsync(json);
        var published = await Service.PublishDraftAsync("route");
        Assert.That(published.IsOk, Is.True, published.Refusal?.Detail.En);
    }

    private Task<Result<DeletedDefinition>> DeleteAsync(string id = "route", Caller? caller = null) =>
        Service.With<DeleteDefinition, Result<DeletedDefinition>>(delete => delete.HandleAsync(new(id), caller ?? Administrator, default));

    private Task<int> VersionOfAsync(string instance) => Service.With<WorkflowsDbContext, int>(db =>
        db.Set<WorkflowInstance>().Where(one => one.Id == instance).Select(one => one.DefinitionVersion).SingleAsync());

    private async Task<IReadOnlyList<(string Type, string Actor)>> LogAsync() =>
        [.. (await Service.With<WorkflowsDbContext, List<EventRow>>(db => db.Set<EventRow>()
            .Where(row => row.Subject.StartsWith("route/")).OrderBy(row => row.Id).ToListAsync())).Select(row => (row.Type, row.ActorName))];
}
