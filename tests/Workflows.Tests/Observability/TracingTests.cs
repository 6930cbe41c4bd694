using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Observability;

/// <summary>From a request through its burst to what it tells; <c>DeliveryTracingTests</c> goes on from there.</summary>
public sealed class TracingTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    [Test]
    public async Task A_burst_and_what_it_writes_belong_to_the_request()
    {
        using var spans = new Spans();
        await Service.PublishAsync(Sequential("seq", "A"));
        await Service.StartAsync("seq");

        using var request = Spans.Request();
        await Service.CompleteAsync((await Service.InboxAsync(Officer)).Single(), Officer);

        var burst = spans.Of(request.TraceId).Single();
        Assert.That((burst.OperationName, burst.GetTagItem("workflow.definition")), Is.EqualTo(("burst", (object)"seq")));
        var written = await Service.With<WorkflowsDbContext, EventRow>(db => db.Set<EventRow>().SingleAsync(row => row.Type == "TaskCompleted"));
        Assert.That(written.TraceParent, Does.Contain(request.TraceId.ToString()));
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
