using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Tasks;

public sealed class CompleteTaskTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task Completing_the_last_step_finishes_the_instance_and_clears_its_state()
    {
        var instance = await StartAsync("A", "B");
        foreach (var step in new[] { "A", "B" })
        {
            var task = (await Service.InboxAsync(Officer)).Single();
            Assert.That(task.Step, Is.EqualTo(step));
            var completed = await Service.CompleteAsync(task, Officer);
            Assert.That(completed.IsOk, Is.True, completed.Refusal?.Detail.En);
        }

        var row = await Service.With<WorkflowsDbContext, WorkflowInstance>(db => db.Set<WorkflowInstance>().SingleAsync(one => one.Id == instance));
        Assert.Multiple(() =>
        {
            Assert.That(row.FinishedAt, Is.EqualTo(Service.Time.GetUtcNow()));
            Assert.That(row.State, Is.Null);
            Assert.That(row.Bursts, Is.EqualTo(3));
        });
        Assert.That(await Service.InboxAsync(Officer), Is.Empty);
        Assert.That(await Service.With<WorkflowsDbContext, int>(db => db.Set<TaskCandidate>().CountAsync()), Is.Zero);
    }

    [Test]
    public async Task Completing_a_stale_revision_is_refused()
    {
        await StartAsync("A");
        var seen = (await Service.InboxAsync(Officer)).Single();
        await Service.With<ClaimTask, Domain.Result<TaskChanged>>(claim => claim.HandleAsync(new(seen.Id), Officer, default));

        var completed = await Service.CompleteAsync(seen, Officer);

        Assert.That(completed.Refusal?.Code, Is.EqualTo("task.stale"));
    }

    [Test]
    public async Task Completing_a_task_twice_names_who_was_first_and_when()
    {
        await StartAsync("A");
        var task = (await Service.InboxAsync(Officer)).Single();
        await Service.CompleteAsync(task, Officer);

        var second = await Service.CompleteAsync(task, SecondOfficer);

        Assert.That(second.Refusal?.Code, Is.EqualTo("task.already_completed"));
        Assert.That(second.Refusal!.Detail.Zh, Does.Contain("王经办").And.Contain("2027-03-01 09:00"));
    }

    [Test]
    public async Task A_repeated_idempotency_key_gets_the_first_answer_again_and_another_body_is_refused()
    {
        await StartAsync("A", "B");
        var task = (await Service.InboxAsync(Officer)).Single();

        var first = await Service.CompleteAsync(task, Officer, idempotencyKey: "k1");
        var again = await Service.CompleteAsync(task, Officer, idempotencyKey: "k1");
        var other = await Service.CompleteAsync(task, Officer, "Reject", "不行", idempotencyKey: "k1");

        Assert.That(again.Value, Is.EqualTo(first.Value));
        Assert.That(other.Refusal?.Code, Is.EqualTo("idempotency.key_reused"));
        Assert.That((await Service.InboxAsync(Officer)).Single().Step, Is.EqualTo("B"));
    }

    [Test]
    public async Task A_stranger_does_not_even_see_the_task()
    {
        await StartAsync("A");
        var task = (await Service.InboxAsync(Officer)).Single();

        var completed = await Service.CompleteAsync(task, Stranger);

        Assert.That(completed.Refusal?.Kind, Is.EqualTo(Domain.RefusalKind.NotFound));
    }

    [Test]
    public async Task Rejecting_without_an_opinion_is_refused_with_the_field_named()
    {
        await StartAsync("A");
        var task = (await Service.InboxAsync(Officer)).Single();

        var completed = await Service.CompleteAsync(task, Officer, "Reject");

        Assert.That(completed.Refusal?.Errors.Keys, Is.EquivalentTo(new[] { "comment" }));
    }

    [Test]
    public async Task Of_two_people_who_complete_a_task_at_once_one_wins_and_the_other_gets_the_conflict()
    {
        for (var round = 0; round < 5; round++)
        {
            await StartAsync("A");
            var task = (await Service.InboxAsync(Officer)).Single();

            var both = await Task.WhenAll(
                Task.Run(() => Service.CompleteAsync(task, Officer)),
                Task.Run(() => Service.CompleteAsync(task, SecondOfficer)));

            Assert.That(both.Count(result => result.IsOk), Is.EqualTo(1));
            Assert.That(both.Single(result => !result.IsOk).Refusal!.Code, Is.EqualTo("task.already_completed"));
        }
    }

    [Test]
    public async Task Two_parallel_tasks_completed_at_the_same_moment_lose_nothing()
    {
        await Service.PublishAsync(Parallel("par", "L1", "R1", "After"));
        for (var round = 0; round < 10; round++)
        {
            await TestRoutes.StartAsync(Service, "par");
            var tasks = await Service.InboxAsync(Officer);
            Assert.That(tasks.Select(task => task.Step), Is.EquivalentTo(new[] { "L1", "R1" }));

            var both = await Task.WhenAll(tasks.Select(task => Task.Run(() => Service.CompleteAsync(task, Officer))));

            Assert.That(both.Select(result => result.Refusal?.Detail.En), Is.All.Null);
            var after = (await Service.InboxAsync(Officer)).Single();
            Assert.That(after.Step, Is.EqualTo("After"));
            await Service.CompleteAsync(after, Officer);
        }
    }

    private async Task<string> StartAsync(params string[] steps)
    {
        var published = await Service.PublishAsync(Sequential("seq", steps));
        Assert.That(published.IsOk, Is.True, published.Refusal?.Detail.En);
        return (await TestRoutes.StartAsync(Service, "seq")).Value;
    }
}
