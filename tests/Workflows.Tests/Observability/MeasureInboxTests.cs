using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Observability;
using BaseWorkflows.Workflows.Persistence;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Observability;

public sealed class MeasureInboxTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task What_waits_is_counted_and_the_oldest_told_and_what_is_done_is_not()
    {
        Assert.That(await MeasureAsync(), Is.EqualTo(new InboxMeasure(0, 0, 0)));

        await Service.PublishAsync(Sequential("seq", "A", "B"));
        await Service.StartAsync("seq");
        Service.Time.Advance(TimeSpan.FromMinutes(90));
        await Service.StartAsync("seq");
        Assert.That(await MeasureAsync(), Is.EqualTo(new InboxMeasure(2, 0, 5_400)));

        foreach (var task in await Service.InboxAsync(Officer))
            await Service.CompleteAsync(task, Officer);
        Assert.That(await MeasureAsync(), Is.EqualTo(new InboxMeasure(2, 0, 0)));
    }

    private Task<InboxMeasure> MeasureAsync() => Service.With<MeasureInbox, InboxMeasure>(measure => measure.HandleAsync(default));
}
