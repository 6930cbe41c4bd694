using System.Collections.Concurrent;
using System.Diagnostics;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Observability;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Observability;

/// <summary>From a request through its burst to the delivery of what it tells.</summary>
public sealed class TracingTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task A_delivery_belongs_to_the_request_whose_burst_wrote_the_event()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Tracing.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await Service.PublishAsync(Sequential("seq", "A"));
        await Service.StartAsync("seq");

        using (var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(), Officer);
            var written = await Service.With<WorkflowsDbContext, EventRow>(db => db.Set<EventRow>().SingleAsync(row => row.Type == "TaskCompleted"));
            request.Stop();
            Tracing.StartDelivery("bus", written.Type, written.TraceParent)?.Dispose();

            var mine = spans.Where(span => span.TraceId == request.TraceId).ToList();
            Assert.That(mine.Select(span => span.OperationName), Is.EqualTo(new[] { "burst", "deliver bus" }));
            Assert.That(mine[0].GetTagItem("workflow.definition"), Is.EqualTo("seq"));
            Assert.That(written.TraceParent, Does.Contain(request.TraceId.ToString()));
        }
    }

    [Test]
    public async Task Where_nobody_traces_an_event_carries_no_trace()
    {
        await Service.PublishAsync(Sequential("seq", "A"));
        await Service.StartAsync("seq");
        await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(), Officer);
        Assert.That(await Service.With<WorkflowsDbContext, int>(db => db.Set<EventRow>().CountAsync(row => row.TraceParent != null)), Is.Zero);
    }
}
