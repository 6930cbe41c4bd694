using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Running;

/// <summary>The look for half-done work finds each kind of it, so that finding nothing means something.</summary>
public sealed class HalfDoneTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [SetUp]
    public async Task OneTaskDoneAndOneOpen()
    {
        await Service.PublishAsync(Sequential("seq", "A", "B"));
        await Service.StartAsync("seq");
        await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(), Officer);
    }

    [Test]
    public async Task Nothing_is_found_where_all_is_well() => Assert.That(await FindAsync(), Is.Empty);

    [Test]
    public async Task A_task_that_nobody_waits_for_is_found()
    {
        await ChangeAsync<WorkflowInstance>(rows => rows.ExecuteUpdateAsync(
            row => row.SetProperty(one => one.FinishedAt, Service.Time.GetUtcNow()).SetProperty(one => one.State, (string?)null)));

        Assert.That(await FindAsync(), Has.Some.Contains("waits for people").And.Some.Contains("neither running nor finished"));
    }

    [Test]
    public async Task A_wait_without_a_task_is_found()
    {
        await ChangeAsync<HumanTask>(rows => rows.Where(task => task.CompletedAt == null).ExecuteDeleteAsync());

        Assert.That(await FindAsync(), Has.Some.Contains("waits for people").And.Some.Contains("in inboxes"));
    }

    [Test]
    public async Task A_decision_that_was_not_told_is_found()
    {
        await ChangeAsync<HumanTask>(rows => rows.Where(task => task.CompletedAt == null).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.State, TaskState.Completed)));

        Assert.That(await FindAsync(), Has.Some.Contains("told once"));
    }

    [Test]
    public async Task A_burst_without_its_journal_is_found()
    {
        await ChangeAsync<JournalRow>(rows => rows.Where(row => row.Number == 2).ExecuteDeleteAsync());

        Assert.That(await FindAsync(), Has.Some.Contains("journal"));
    }

    private Task<IReadOnlyList<string>> FindAsync() => Service.With<WorkflowsDbContext, IReadOnlyList<string>>(HalfDone.FindAsync);

    private Task<int> ChangeAsync<T>(Func<DbSet<T>, Task<int>> change)
        where T : class => Service.With<WorkflowsDbContext, int>(db => change(db.Set<T>()));
}
