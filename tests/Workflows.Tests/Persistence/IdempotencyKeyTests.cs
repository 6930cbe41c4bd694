using BaseWorkflows.Domain;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Persistence;

public sealed class IdempotencyKeyTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task A_key_is_remembered_for_a_week_and_then_forgotten()
    {
        await Service.PublishAsync(Sequential("seq", "A", "B"));
        await Service.StartAsync("seq");
        var task = (await Service.InboxAsync(Officer)).Single();
        var first = await CompleteAsync(task);

        Service.Time.Advance(TimeSpan.FromDays(7));
        Assert.That(await ForgetAsync(), Is.Zero);
        Assert.That((await CompleteAsync(task)).Value, Is.EqualTo(first.Value));

        Service.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await ForgetAsync(), Is.EqualTo(1));
        Assert.That(await ForgetAsync(), Is.Zero);
        Assert.That((await CompleteAsync(task)).Refusal?.Code, Is.EqualTo("task.already_completed"));
    }

    private Task<Result<TaskCompleted>> CompleteAsync(TaskItem task) => Service.CompleteAsync(task, Officer, idempotencyKey: "key");

    private async Task<int> ForgetAsync() => (await Service.With<ForgetIdempotencyKeys, Result<int>>(forget => forget.HandleAsync(default))).Value;
}
