using System.Text.Json.Nodes;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Running;

/// <summary>Several bursts, of a parent and of its child, in one transaction.</summary>
public sealed class NestedInstanceTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task A_parent_goes_on_in_the_same_transaction_when_its_child_ends_at_once()
    {
        await Service.PublishAsync(Definition("child", [Plain("end", "Elsa.End")], []));
        await Service.PublishAsync(Definition("parent", [Execute("child"), Step("A")], [Connection("execute", "Done", "A")]));

        var started = await Service.StartAsync("parent");

        Assert.That(started.IsOk, Is.True, started.Refusal?.Detail.En);
        Assert.That((await Service.InboxAsync(Officer)).Select(task => task.Step), Is.EqualTo(new[] { "A" }));
        Assert.That(await CountAsync<StoredBookmark>(), Is.Zero);
        Assert.That(await CountAsync<WorkflowInstance>(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_task_that_was_made_and_taken_back_in_one_transaction_is_in_no_inbox()
    {
        await Service.PublishAsync(Definition("child", [Plain("end", "Elsa.End")], []));
        await Service.PublishAsync(Definition(
            "race",
            [Fork(), Step("Slow"), Execute("child"), Plain("finish", "Elsa.Finish")],
            [Connection("fork", "L", "Slow"), Connection("fork", "R", "execute"), Connection("execute", "Done", "finish")]));

        var started = await Service.StartAsync("race");

        Assert.That(started.IsOk, Is.True, started.Refusal?.Detail.En);
        Assert.That(await Service.InboxAsync(Officer), Is.Empty);
        Assert.That(await CountAsync<TaskCandidate>(), Is.Zero);
        var task = await Service.With<WorkflowsDbContext, HumanTask>(db => db.Set<HumanTask>().SingleAsync());
        Assert.That(task.State, Is.EqualTo(TaskState.Cancelled));
    }

    [Test]
    public async Task What_follows_from_a_case_was_started_by_whoever_started_the_case()
    {
        await Service.PublishAsync(Definition("child", [Step("B")], []));
        await Service.PublishAsync(Definition("parent", [Step("A"), Execute("child")], [Connection("A", "Approve", "execute")]));
        await Service.StartAsync("parent");

        await Service.CompleteAsync((await Service.InboxAsync(SecondOfficer)).Single(), SecondOfficer);

        Assert.That((await Service.InboxAsync(Officer, TaskView.Mine)).Select(task => task.Step), Is.EqualTo(new[] { "B" }));
        Assert.That(await Service.InboxAsync(SecondOfficer, TaskView.Mine), Is.Empty);
    }

    private Task<int> CountAsync<T>()
        where T : class => Service.With<WorkflowsDbContext, int>(db => db.Set<T>().CountAsync());

    private static JsonObject Fork()
    {
        var fork = Plain("fork", "Elsa.FlowFork");
        fork["branches"] = Input("Object", """["L","R"]""", "String[]");
        return fork;
    }

    private static JsonObject Execute(string definition)
    {
        var execute = Plain("execute", "Elsa.ExecuteWorkflow");
        execute["workflowDefinitionId"] = Input("Literal", definition, "String");
        execute["waitForCompletion"] = Input("Literal", "true", "Boolean");
        return execute;
    }

    private static JsonObject Plain(string id, string type) => new() { ["id"] = id, ["nodeId"] = $"root:{id}", ["type"] = type, ["version"] = 1 };

    private static JsonObject Input(string type, string value, string typeName) => new()
    {
        ["typeName"] = typeName,
        ["expression"] = new JsonObject { ["type"] = type, ["value"] = value },
    };
}
