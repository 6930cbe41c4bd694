using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Routes.Simulation;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Routes;

public sealed class SimulateRouteTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task A_finished_case_goes_on_the_same_version_as_it_went()
    {
        await FinishAsync("A", "B");

        var replayed = await ReplayAsync();

        Assert.That(replayed.Steps.Select(step => (step.Title, step.Outcome, step.By, step.IsAssumed)), Is.EqualTo(new[]
        {
            ("A", "Approve", (string?)Officer.Name, false), ("B", "Approve", Officer.Name, false),
        }));
        Assert.That((replayed.End, replayed.Differs), Is.EqualTo((SimulatedEnd.Ended, false)));
        Assert.That(replayed.Path.Select(step => step.ActivityId), Is.EqualTo(new[] { "A", "B" }));
    }

    [Test]
    public async Task A_draft_with_one_step_more_and_one_less_shows_who_would_be_asked_and_what_nobody_is_asked_for()
    {
        await FinishAsync("A", "B");
        await SaveAsync(Definition("sim", [Step("A"), Step("C", ("taskType", "office-opinion"))], [Connection("A", "Approve", "C")]));

        var replayed = await ReplayAsync();

        Assert.That(replayed.Steps.Select(step => (step.Title, step.By, step.IsAssumed)), Is.EqualTo(new[] { ("A", (string?)Officer.Name, false), ("C", null, true) }));
        Assert.That(replayed.NotAsked, Is.EqualTo(new[] { "B" }));
        Assert.That(replayed.Differs, Is.True);
    }

    [Test]
    public async Task Nothing_is_written_whatever_is_simulated()
    {
        await FinishAsync("A", "B");
        await ImportAsync();
        var before = await CountsAsync();

        await ReplayAsync();
        foreach (var route in new[] { "approval-clinical", "approval-department", "approval-voluntary" })
            await SimulateAsync(new(route, null, [], [new MadeUpCase("x", Departments, null)]));

        Assert.That(await CountsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_made_up_case_asks_every_department_and_does_what_it_is_told()
    {
        await ImportAsync();

        var approved = (await SimulateAsync(new("approval-voluntary", null, [], [new MadeUpCase("x", Departments, null)]))).Cases[0];
        var rejected = (await SimulateAsync(new("approval-voluntary", null, [], [new MadeUpCase("x", Departments, [new("office-opinion", "Reject", null)])]))).Cases[0];

        Assert.That(approved.Steps.Count(step => step.TaskType == "site-evaluation"), Is.EqualTo(2));
        Assert.That(approved.Effects, Is.EqualTo(new[] { "批准并编号", "发起协议签订", "结案" }));
        Assert.That((approved.End, approved.Problem), Is.EqualTo((SimulatedEnd.Ended, (string?)null)));
        Assert.That(rejected.Effects, Is.EqualTo(new[] { "不予批准" }));
        Assert.That(rejected.Steps[^1].TaskType, Is.EqualTo("office-opinion"));
    }

    [TestCase("Sequential", "", 3)]
    [TestCase("OrSign", "", 1)]
    [TestCase("Vote", ">50%", 2)]
    [TestCase("Countersign", "", 3)]
    public async Task Several_are_asked_as_the_mode_says_and_nobody_gets_a_task(string mode, string threshold, int asked)
    {
        await SaveAsync(Definition("sim", [Step("A", ("scope", "People"), ("people", """["p1","p2","p3"]"""), ("mode", mode), ("threshold", threshold))], []));

        var simulated = (await SimulateAsync(new("sim", null, [], [new MadeUpCase("x", null, null)]))).Cases[0];

        Assert.That((simulated.End, simulated.Steps.Count), Is.EqualTo((SimulatedEnd.Ended, asked)));
        Assert.That(await Service.With<WorkflowsDbContext, int>(db => db.Set<HumanTask>().CountAsync()), Is.Zero);
    }

    [Test]
    public async Task A_case_that_has_not_finished_is_not_there()
    {
        await Service.PublishAsync(Sequential("sim", "A", "B"));
        await Service.StartAsync("sim");

        var refused = await Service.With<SimulateRoute, Result<Simulation>>(simulate => simulate.HandleAsync(new("sim", null, [Case.Id], []), Caller.System, default));

        Assert.That(refused.Refusal?.Code, Is.EqualTo("simulation.no_such_case"));
    }

    private static JsonObject Departments => new() { ["departmentId"] = "pharmacy", ["departmentIds"] = new JsonArray("pharmacy", "nursing") };

    private async Task FinishAsync(params string[] steps)
    {
        await Service.PublishAsync(Sequential("sim", steps));
        await Service.StartAsync("sim");
        foreach (var _ in steps)
            await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(), Officer);
    }

    private async Task<SimulatedCase> ReplayAsync() => (await SimulateAsync(new("sim", null, [Case.Id], []))).Cases.Single();

    private async Task<Simulation> SimulateAsync(SimulateRouteRequest request)
    {
        var run = await Service.With<SimulateRoute, Result<Simulation>>(simulate => simulate.HandleAsync(request, Watcher, default));
        Assert.That(run.Refusal, Is.Null);
        return run.Value;
    }

    private Task<Result<SavedDefinition>> SaveAsync(string json) =>
        Service.With<SaveDraft, Result<SavedDefinition>>(save => save.HandleAsync(new(json, null), Caller.System, default));

    private static Caller Watcher { get; } = new("admin", "管理员", [new(Domain.Organisation.Role.SystemAdministrator, Domain.Organisation.Scope.College)], null);

    private Task<int> ImportAsync() => Service.With<EmbeddedDefinitions, int>(async definitions =>
    {
        await definitions.ImportAsync(default);
        return 0;
    });

    private Task<string> CountsAsync() => Service.With<WorkflowsDbContext, string>(async db => string.Join(' ',
        await db.Set<WorkflowInstance>().CountAsync(), await db.Set<HumanTask>().CountAsync(), await db.Set<StoredBookmark>().CountAsync(),
        await db.Set<JournalRow>().CountAsync(), await db.Set<EventRow>().CountAsync(), await db.Set<DefinitionRow>().CountAsync()));
}
