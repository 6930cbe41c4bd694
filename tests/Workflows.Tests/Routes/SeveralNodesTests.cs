using System.Text.Json.Nodes;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Tasks;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Routes;

/// <summary>What one node publishes holds on all of them, at once and after a restart.</summary>
public sealed class SeveralNodesTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly string Outer = Definition("outer", [Plain("inside", "Inner"), Step("After")], [Connection("inside", "Done", "After")]);

    [Test]
    public async Task A_route_that_another_node_publishes_or_retracts_is_so_on_this_one()
    {
        await using var other = await JoinAsync();
        await Service.PublishAsync(Sequential("seq", "A"));
        Assert.That((await other.StartAsync("seq")).IsOk);

        await Service.PublishAsync(Sequential("seq", "B"));
        await other.StartAsync("seq");
        Assert.That((await other.InboxAsync(Officer)).Select(task => task.Step), Is.EquivalentTo(new[] { "A", "B" }));

        await Service.RetractAsync("seq");
        Assert.That((await other.StartAsync("seq")).Refusal?.Code, Is.EqualTo("route.not_published"));
    }

    [Test]
    public async Task A_definition_used_as_an_activity_is_the_one_that_any_node_published_last()
    {
        await using var other = await JoinAsync();
        await Service.PublishAsync(Inner("A"));
        await RefreshAsync();
        var outer = await Service.PublishAsync(Outer);
        Assert.That(outer.IsOk, Is.True, outer.Refusal?.Detail.En);

        await other.StartAsync("outer");
        Assert.That((await other.InboxAsync(Officer)).Select(task => task.Step), Is.EqualTo(new[] { "A" }));
        await Service.PublishAsync(Inner("B"));
        await other.StartAsync("outer");

        Assert.That((await other.InboxAsync(Officer)).Select(task => task.Step), Is.EquivalentTo(new[] { "A", "B" }));
    }

    [Test]
    public async Task An_instance_goes_on_after_a_restart_inside_a_version_that_is_published_no_more()
    {
        await Service.PublishAsync(Inner("A"));
        await RefreshAsync();
        Assert.That((await Service.PublishAsync(Outer)).Refusal?.Detail.En, Is.Null);
        Assert.That((await Service.StartAsync("outer")).Refusal?.Detail.En, Is.Null);
        Assert.That(await Service.InboxAsync(Officer), Has.Count.EqualTo(1));
        await Service.RetractAsync("inner");

        await using var restarted = await JoinAsync();
        var completed = await restarted.CompleteAsync((await restarted.InboxAsync(Officer)).Single(), Officer);

        Assert.That(completed.IsOk, Is.True, completed.Refusal?.Detail.En);
        Assert.That((await restarted.InboxAsync(Officer)).Single().Step, Is.EqualTo("After"));
    }

    [Test]
    public async Task After_a_restart_definitions_are_known_as_activities()
    {
        await Service.PublishAsync(Inner("A"));

        await using var restarted = await JoinAsync();

        Assert.That((await restarted.PublishAsync(Outer)).IsOk);
    }

    /// <summary>What publishing does for this node, and <see cref="TestRoutes.PublishAsync"/> leaves to its caller.</summary>
    private Task<bool> RefreshAsync() => Service.With<DefinitionStore, bool>(async store =>
    {
        await store.RefreshAsync(default);
        return true;
    });

    private static string Inner(string step) => Definition("inner", [Step(step)], []).Changed(document =>
        document["options"] = new JsonObject { ["usableAsActivity"] = true });

    private static JsonObject Plain(string id, string type) => new() { ["id"] = id, ["type"] = type, ["version"] = 1 };

    private Task<TestService> JoinAsync() => Service.JoinAsync(services => services.AddTaskType<PlainTask>(PlainTask.TypeKey));
}
