using System.Text.Json.Nodes;
using static BaseWorkflows.Engine.Tests.Build;

namespace BaseWorkflows.Engine.Tests;

/// <summary>Instances that go on in another version of their definition.</summary>
public sealed class StateMigrationTests
{
    private static readonly WorkflowDefinition TwoTasks = Workflow(Flowchart("a>b", Task("a"), Task("b")));

    [Test]
    public async Task An_instance_goes_on_in_the_new_version_where_it_stood()
    {
        var instance = await new Instance(TwoTasks).StartAsync();
        var longer = Second(Flowchart("a>c c>b", Task("a"), Task("c"), Task("b")));

        var moved = StateMigration.Plan(instance.State, TwoTasks, longer);

        Assert.That(moved.Obstacles, Is.Empty);
        Assert.That((moved.State!.DefinitionVersion, moved.State.Bookmarks.Single().Id), Is.EqualTo((2, instance.State.Bookmarks.Single().Id)));
        Assert.That(await RunAsync(moved.State, longer, "a"), Is.EqualTo(new[] { "c" }));
        Assert.That(instance.State.DefinitionVersion, Is.EqualTo(1), "The state that was given is left as it is.");
    }

    [Test]
    public async Task A_step_that_waits_and_is_no_more_keeps_the_instance_where_it_is()
    {
        var instance = await new Instance(TwoTasks).StartAsync();

        var moved = StateMigration.Plan(instance.State, TwoTasks, Second(Flowchart("", Task("b"))));

        Assert.That(moved.State, Is.Null);
        Assert.That(moved.Obstacles.Select(one => (one.Code, one.ActivityId)), Is.EqualTo(new[] { ("migration.activity_missing", "a") }));
    }

    [Test]
    public async Task A_step_of_another_type_or_in_another_container_keeps_it_too()
    {
        var instance = await new Instance(TwoTasks).StartAsync();

        Assert.That(Codes(instance, Second(Flowchart("a>b", Activity("Event", "a", ("eventName", Literal("e"))), Task("b")))), Is.EqualTo(new[] { "migration.type_changed" }));
        Assert.That(Codes(instance, Second(Flowchart("s>b", Sequence("s", Task("a")), Task("b")))), Is.EqualTo(new[] { "migration.container_changed" }));
    }

    [Test]
    public async Task What_the_host_sees_in_a_waiting_step_keeps_it_too()
    {
        var instance = await new Instance(TwoTasks).StartAsync();

        var moved = StateMigration.Plan(
            instance.State, TwoTasks, Second(Flowchart("a>b", Task("a"), Task("b"))),
            (old, young) => old.Type == "Elsa.RunTask" ? new("host.says_no", young.Id, new("不行", "no")) : null);

        Assert.That(moved.Obstacles.Single().Code, Is.EqualTo("host.says_no"));
    }

    [Test]
    public async Task A_variable_with_a_value_must_be_there_and_a_new_one_has_its_default()
    {
        var old = Workflow(Flowchart("s>a", Set("s", "v", Literal("x")), Task("a")), "v w");
        var instance = await new Instance(old).StartAsync();
        var without = Next(Workflow(Flowchart("s>a", Set("s", "w", Literal("x")), Task("a")), "w"));
        Assert.That(StateMigration.Plan(instance.State, old, without).Obstacles.Single().Code, Is.EqualTo("migration.variable_removed"));

        var other = StateMigration.Plan(instance.State, old, Next(Workflow(Flowchart("s>a", Set("s", "v", Literal("x")), Task("a")), "v n")));

        Assert.That(other.State!.Variables.Select(one => one.Key), Is.EquivalentTo(new[] { "v", "n" }), "An unused variable goes, a new one comes.");
    }

    [Test]
    public async Task A_sequence_goes_on_after_the_step_that_waits_wherever_it_stands_now()
    {
        var old = Workflow(Sequence("s", Task("a"), Task("b")));
        var instance = await new Instance(old).StartAsync();
        var young = Second(Sequence("s", Task("first"), Task("a"), Task("c"), Task("b")));

        var moved = StateMigration.Plan(instance.State, old, young);

        Assert.That(await RunAsync(moved.State!, young, "a"), Is.EqualTo(new[] { "c" }));
    }

    [Test]
    public async Task A_join_that_would_wait_for_a_branch_that_never_runs_keeps_the_instance_where_it_is()
    {
        var old = Workflow(Flowchart("f:L>a f:R>b a>j b>j j>end", Fork("f", "L", "R"), Task("a"), Task("b"), Join("j", "WaitAll"), Task("end")));
        var instance = await (await new Instance(old).StartAsync()).CompleteAsync("a");
        var third = Second(Flowchart(
            "f:L>a f:R>b f:X>c a>j b>j c>j j>end", Fork("f", "L", "R", "X"), Task("a"), Task("b"), Task("c"), Join("j", "WaitAll"), Task("end")));

        Assert.That(StateMigration.Plan(instance.State, old, third).Obstacles.Select(one => (one.Code, one.ActivityId)), Is.EqualTo(new[] { ("migration.never_joins", "j") }));

        // Behind the branch that still runs it will come.
        var behind = Second(Flowchart("f:L>a f:R>b b>c a>j c>j j>end", Fork("f", "L", "R"), Task("a"), Task("b"), Task("c"), Join("j", "WaitAll"), Task("end")));
        var moved = StateMigration.Plan(instance.State, old, behind);
        Assert.That(moved.Obstacles, Is.Empty);
        var afterB = await Engines.At(Engines.Noon).ResumeAsync(
            new(behind, moved.State!, moved.State!.Bookmarks.Single().Id, null, Engines.NoServices), CancellationToken.None);
        Assert.That(await RunAsync(afterB.State, behind, "c"), Is.EqualTo(new[] { "end" }));
    }

    [Test]
    public async Task A_join_that_a_branch_has_reached_must_be_there_and_join_in_the_same_way()
    {
        var old = Workflow(Flowchart("f:L>a f:R>b a>j b>j j>end", Fork("f", "L", "R"), Task("a"), Task("b"), Join("j", "WaitAll"), Task("end")));
        var instance = await (await new Instance(old).StartAsync()).CompleteAsync("a");

        Assert.That(Codes(instance, old, Second(Flowchart("f:L>a f:R>b b>end", Fork("f", "L", "R"), Task("a"), Task("b"), Task("end")))), Is.EqualTo(new[] { "migration.activity_missing" }));
        Assert.That(
            Codes(instance, old, Second(Flowchart("f:L>a f:R>b a>j b>j j>end", Fork("f", "L", "R"), Task("a"), Task("b"), Join("j", "WaitAny"), Task("end")))),
            Is.EqualTo(new[] { "migration.join_changed" }));
    }

    [Test]
    public void Another_definition_is_no_version() => Assert.That(
        async () => StateMigration.Plan((await new Instance(TwoTasks).StartAsync()).State, TwoTasks, Workflow(Flowchart("", Task("a")), definitionId: "other")),
        Throws.ArgumentException);

    private static WorkflowDefinition Second(JsonObject root) => Next(Workflow(root));

    private static WorkflowDefinition Next(WorkflowDefinition definition) => definition.With(document => document["version"] = 2);

    private static IEnumerable<string> Codes(Instance instance, WorkflowDefinition to) => Codes(instance, TwoTasks, to);

    private static IEnumerable<string> Codes(Instance instance, WorkflowDefinition from, WorkflowDefinition to) =>
        StateMigration.Plan(instance.State, from, to).Obstacles.Select(one => one.Code);

    /// <summary>Completes a task and says what waits then.</summary>
    private static async Task<IEnumerable<string?>> RunAsync(WorkflowState state, WorkflowDefinition definition, string task)
    {
        var bookmark = state.Bookmarks.Single(one => one.Name == task);
        var burst = await Engines.At(Engines.Noon).ResumeAsync(new(definition, state, bookmark.Id, null, Engines.NoServices), CancellationToken.None);
        return burst.State.Bookmarks.Select(one => one.Name);
    }
}
