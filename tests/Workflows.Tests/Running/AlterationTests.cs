using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;
using static BaseWorkflows.TestKit.TestVersions;

namespace BaseWorkflows.Workflows.Tests.Running;

/// <summary>What administrators change by hand in running instances.</summary>
public sealed class AlterationTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task A_jump_takes_the_waiting_task_back_and_asks_for_the_step_instead()
    {
        var id = await StartAsync(Sequential("seq", "A", "B", "C"));

        var altered = await AlterAsync(id, new(AlterationKind.JumpTo, "C"));

        Assert.That(altered.IsOk, Is.True, altered.Refusal?.Detail.En);
        Assert.That((await Service.InboxAsync(Officer)).Select(task => task.Step), Is.EqualTo(new[] { "C" }));
        var tasks = await Service.With<WorkflowsDbContext, List<HumanTask>>(db => db.Set<HumanTask>().OrderBy(task => task.Step).ToListAsync());
        Assert.That(tasks.Select(task => (task.Step, task.State)), Is.EqualTo(new[] { ("A", TaskState.Cancelled), ("C", TaskState.Available) }));
        Assert.That(await HalfDoneAsync(), Is.Empty);
        var line = await LogAsync("InstanceAltered");
        Assert.That((line.ActorName, line.Comment, line.CaseId), Is.EqualTo(("周流程", "误操作", Case.Id)));
        Assert.That((string?)JsonNode.Parse(line.Data)!["target"], Is.EqualTo("C"));
    }

    [Test]
    public async Task A_jump_out_of_parallel_branches_takes_all_their_tasks_back()
    {
        var id = await StartAsync(Parallel("par", "L1", "R1", "After"));

        await AlterAsync(id, new(AlterationKind.JumpTo, "After"));

        Assert.That((await Service.InboxAsync(Officer)).Select(task => task.Step), Is.EqualTo(new[] { "After" }));
        await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(), Officer);
        Assert.That((await GetAsync(id)).Instance.Status, Is.EqualTo(WorkflowSubStatus.Finished));
        Assert.That(await HalfDoneAsync(), Is.Empty);
    }

    [Test]
    public async Task A_failed_activity_is_listed_its_cause_put_right_and_run_again()
    {
        var id = await StartAsync(Faulting());
        var incident = (await GetAsync(id)).Incidents.Single();
        Assert.That((incident.ActivityId, incident.Message), Is.EqualTo(("check", "broken")));
        Assert.That((await ListAsync(InstanceFilter.Incidents)).Select(one => (one.Id, one.Incidents)), Is.EqualTo(new[] { (id, 1) }));

        var again = await AlterAsync(id, new(AlterationKind.Retry, "check"));
        Assert.That(again.IsOk, Is.True, again.Refusal?.Detail.En);
        Assert.That((await GetAsync(id)).Incidents, Has.Count.EqualTo(1), "It fails as before as long as nothing is put right.");
        await AlterAsync(id, new(AlterationKind.SetVariable, "Flag", "fine"));
        await AlterAsync(id, new(AlterationKind.Retry, "check"));

        Assert.That(await ListAsync(InstanceFilter.Incidents), Is.Empty);
        Assert.That((await Service.InboxAsync(Officer)).Select(task => task.Step), Is.EqualTo(new[] { "A" }));
        var change = (await Service.With<WorkflowsDbContext, List<EventRow>>(db => db.Set<EventRow>().Where(row => row.Type == "InstanceAltered").OrderBy(row => row.Id).ToListAsync()))[1];
        Assert.That(JsonNode.Parse(change.Data)!.AsObject().Where(part => part.Key is "from" or "to").Select(part => (string?)part.Value), Is.EqualTo(new[] { "bad", "fine" }));
    }

    [Test]
    public async Task A_cancelled_instance_has_no_task_left_and_cannot_be_cancelled_again()
    {
        var id = await StartAsync(Sequential("seq", "A", "B"));

        Assert.That((await CancelAsync(id, "重复发起")).IsOk);

        Assert.That(await Service.InboxAsync(Officer), Is.Empty);
        Assert.That((await GetAsync(id)).Instance.Status, Is.EqualTo(WorkflowSubStatus.Cancelled));
        Assert.That((await LogAsync("InstanceCancelled")).Comment, Is.EqualTo("重复发起"));
        Assert.That((await CancelAsync(id, "再次")).Refusal?.Code, Is.EqualTo("instance.ended"));
        Assert.That((await AlterAsync(id, new(AlterationKind.JumpTo, "B"))).Refusal?.Code, Is.EqualTo("instance.ended"));
        Assert.That(await HalfDoneAsync(), Is.Empty);
    }

    [TestCase(AlterationKind.JumpTo, "nowhere", "instance.no_such_step")]
    [TestCase(AlterationKind.JumpTo, "root", "instance.no_such_step")]
    [TestCase(AlterationKind.SetVariable, "nothing", "instance.no_such_variable")]
    [TestCase(AlterationKind.Retry, "A", "instance.no_incident")]
    public async Task What_cannot_be_changed_is_refused_and_changes_nothing(AlterationKind kind, string target, string code)
    {
        var id = await StartAsync(Sequential("seq", "A", "B"));

        Assert.That((await AlterAsync(id, new(kind, target))).Refusal?.Code, Is.EqualTo(code));
        Assert.That((await Service.InboxAsync(Officer)).Single().Step, Is.EqualTo("A"));
    }

    [Test]
    public async Task Nobody_changes_an_instance_without_a_reason_or_without_the_right()
    {
        var id = await StartAsync(Sequential("seq", "A", "B"));

        Assert.That((await AlterAsync(id, new(AlterationKind.JumpTo, "B"), " ")).Refusal?.Errors.Keys, Is.EquivalentTo(new[] { "reason" }));
        Assert.That((await CancelAsync(id, null)).Refusal?.Errors.Keys, Is.EquivalentTo(new[] { "reason" }));
        foreach (var caller in new[] { Officer, People.Auditor, Stranger })
        {
            Assert.That((await AlterAsync(id, new(AlterationKind.JumpTo, "B"), caller: caller)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden), caller.Name);
            Assert.That((await CancelAsync(id, "x", caller)).Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden), caller.Name);
        }

        Assert.That((await AlterAsync("none", new(AlterationKind.JumpTo, "B"))).Refusal?.Kind, Is.EqualTo(RefusalKind.NotFound));
    }

    [Test]
    public async Task The_list_tells_where_each_stands_by_route_and_version()
    {
        var id = await StartAsync(Sequential("seq", "A", "B"));
        await Service.PublishAsync(Sequential("seq", "X"));
        await Service.StartAsync("seq");

        var first = (await Service.With<ListInstances, Result<Page<InstanceSummary>>>(list => list.HandleAsync(
            new(new(), InstanceFilter.Running, ["seq"], 1), Administrator, default))).Value.Items.Single();

        Assert.That((first.Id, first.RouteName, first.Version, string.Join(',', first.Steps)), Is.EqualTo((id, "seq", 1, "A")));
        Assert.That(await ListAsync(InstanceFilter.Running), Has.Count.EqualTo(2));
        Assert.That(await ListAsync(InstanceFilter.Finished), Is.Empty);
    }

    /// <summary>Checks a variable, and fails while it is bad.</summary>
    private static string Faulting() => Definition(
        "faulting",
        [
            new JsonObject { ["id"] = "check", ["type"] = "Elsa.FlowDecision", ["version"] = 1, ["condition"] = Script("if (getVariable('Flag') == 'bad') throw new Error('broken'); return true;") },
            Step("A"),
        ],
        [Connection("check", "True", "A")]).Changed(document => document["variables"] = new JsonArray(
            new JsonObject { ["id"] = "Flag", ["name"] = "Flag", ["typeName"] = "String", ["value"] = "bad" }));

    [Test]
    public async Task The_list_is_sorted_by_beginning_last_change_or_end()
    {
        var first = await StartAsync(Sequential("seq", "A", "B"));
        var task = (await Service.InboxAsync(Officer)).Single();
        Service.Time.Advance(TimeSpan.FromMinutes(1));
        var second = (await Service.StartAsync("seq")).Value;
        Service.Time.Advance(TimeSpan.FromMinutes(1));
        await CancelAsync(second, "x");
        Service.Time.Advance(TimeSpan.FromMinutes(1));
        await Service.CompleteAsync(task, Officer);

        Assert.That(await SortedAsync(InstanceSort.Started), Is.EqualTo(new[] { second, first }));
        Assert.That(await SortedAsync(InstanceSort.Started, ascending: true), Is.EqualTo(new[] { first, second }));
        Assert.That(await SortedAsync(InstanceSort.Changed), Is.EqualTo(new[] { first, second }));
        Assert.That(await SortedAsync(InstanceSort.Finished), Is.EqualTo(new[] { first, second }), "what runs counts as the latest");
    }

    private async Task<IEnumerable<string>> SortedAsync(InstanceSort sort, bool ascending = false) =>
        (await Service.With<ListInstances, Result<Page<InstanceSummary>>>(list => list.HandleAsync(new(new(), Sort: sort, Ascending: ascending), Administrator, default)))
            .Value.Items.Select(one => one.Id);

    private static JsonObject Script(string text) =>
        new() { ["typeName"] = "Boolean", ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = text } };

    private async Task<string> StartAsync(string json)
    {
        var published = await Service.PublishAsync(json);
        Assert.That(published.IsOk, Is.True, published.Refusal?.Detail.En);
        return (await Service.StartAsync((string)JsonNode.Parse(json)!["definitionId"]!)).Value;
    }

    private Task<Result<string>> AlterAsync(string id, InstanceAlteration alteration, string? reason = "误操作", Caller? caller = null) =>
        Service.With<AlterInstance, Result<string>>(alter => alter.HandleAsync(new(id, alteration, reason), caller ?? Administrator, default));

    private Task<Result<string>> CancelAsync(string id, string? reason, Caller? caller = null) =>
        Service.With<CancelInstance, Result<string>>(cancel => cancel.HandleAsync(new(id, reason), caller ?? Administrator, default));

    private async Task<InstanceDetail> GetAsync(string id) =>
        (await Service.With<GetInstance, Result<InstanceDetail>>(get => get.ShowAsync(id, Administrator, default))).Value;

    private async Task<IReadOnlyList<InstanceSummary>> ListAsync(InstanceFilter filter) =>
        (await Service.With<ListInstances, Result<Page<InstanceSummary>>>(list => list.HandleAsync(new(new(), filter), Administrator, default))).Value.Items;

    private Task<EventRow> LogAsync(string type) =>
        Service.With<WorkflowsDbContext, EventRow>(db => db.Set<EventRow>().SingleAsync(row => row.Type == type));

    private Task<IReadOnlyList<string>> HalfDoneAsync() => Service.With<WorkflowsDbContext, IReadOnlyList<string>>(HalfDone.FindAsync);
}
