using System.Text.Json.Nodes;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;
using static BaseWorkflows.TestKit.TestVersions;

namespace BaseWorkflows.Workflows.Tests.Routes;

/// <summary>What happens at start-up to the routes that come with the service.</summary>
public sealed class EmbeddedImportTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly string File = Definition("ours", [new JsonObject { ["id"] = "end", ["type"] = "Elsa.End", ["version"] = 1 }], []);
    private static readonly string Newer = File.Changed(document => document["name"] = "新版");

    [Test]
    public async Task A_new_file_is_published_without_a_line_in_the_log_and_a_changed_one_as_the_next_version_with_one()
    {
        await ImportAsync(File);
        await ImportAsync(File);
        Assert.That((await Service.VersionsAsync("ours")).Select(row => (row.Version, row.IsPublished)), Is.EqualTo(new[] { (1, true) }));
        Assert.That(await LogAsync(), Is.Empty);

        await ImportAsync(Newer);

        Assert.That((await Service.VersionsAsync("ours")).Select(row => (row.Version, row.IsPublished)), Is.EqualTo(new[] { (1, false), (2, true) }));
        Assert.That(await LogAsync(), Is.EqualTo(new[] { "RouteSaved", "RoutePublished" }));
    }

    [Test]
    public async Task What_an_administrator_has_edited_stays_theirs_published_or_not()
    {
        await ImportAsync(File);
        await Service.SaveAsync(File.Changed(document => document["name"] = "改过的"));
        await ImportAsync(Newer);
        Assert.That((await Service.VersionsAsync("ours")).Select(row => (row.Name, row.IsPublished)), Is.EqualTo(new[] { ("ours", true), ("改过的", false) }));

        await Service.PublishDraftAsync("ours");
        await ImportAsync(Newer);

        Assert.That((await Service.VersionsAsync("ours")).Select(row => (row.Name, row.IsPublished)), Is.EqualTo(new[] { ("ours", false), ("改过的", true) }));
    }

    [Test]
    public async Task What_an_administrator_has_taken_out_of_use_stays_out_of_use()
    {
        await ImportAsync(File);
        await Service.RetractAsync("ours");

        await ImportAsync(Newer);

        Assert.That((await Service.VersionsAsync("ours")).Single().IsPublished, Is.False);
    }

    [Test]
    public async Task A_node_that_died_after_saving_a_file_publishes_it_at_its_next_start()
    {
        await Service.With<SaveDraft, bool>(async save => (await save.HandleAsync(
            new(File, null) { SourceHash = DefinitionShape.Hash(File) }, Organisation.Caller.System, default)).IsOk);

        await ImportAsync(File);

        Assert.That((await Service.VersionsAsync("ours")).Single().IsPublished, Is.True);
    }

    [Test]
    public async Task Nodes_that_start_at_the_same_moment_publish_a_file_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ImportAsync(File))));

        Assert.That((await Service.VersionsAsync("ours")).Select(row => (row.Version, row.IsPublished)), Is.EqualTo(new[] { (1, true) }));
    }

    [Test]
    public async Task A_node_that_looked_before_another_had_published_the_file_does_not_save_it_again()
    {
        await ImportAsync(File);

        await Service.With<SaveDraft, bool>(async save => (await save.HandleAsync(
            new(File, null) { SourceHash = DefinitionShape.Hash(File) }, Organisation.Caller.System, default)).IsOk);

        Assert.That((await Service.VersionsAsync("ours")).Select(row => (row.Version, row.IsPublished)), Is.EqualTo(new[] { (1, true) }));
    }

    [Test]
    public void A_file_that_cannot_run_stops_the_start() => Assert.That(
        () => ImportAsync(File.Changed(document => document["root"]!["activities"]![0]!["type"] = "No.Such")),
        Throws.InvalidOperationException.With.Message.Contains("No.Such"));

    private Task<bool> ImportAsync(string json) => Service.With<EmbeddedDefinitions, bool>(async embedded =>
    {
        await embedded.ImportAsync(json, default);
        return true;
    });

    private Task<List<string>> LogAsync() => Service.With<WorkflowsDbContext, List<string>>(db =>
        db.Set<EventRow>().OrderBy(row => row.Id).Select(row => row.Type).ToListAsync());
}
