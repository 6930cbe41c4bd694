using System.Diagnostics;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tests.Observability;

namespace BaseWorkflows.Workflows.Tests.Subscriptions;

public sealed class DeliveryTracingTests(DatabaseProvider provider) : SubscriptionTests(provider)
{
    [Test]
    public async Task A_delivery_belongs_to_the_request_in_which_its_event_was_written_however_much_later()
    {
        using var spans = new Spans();
        ActivityTraceId request;
        using (var activity = Spans.Request())
        {
            request = activity.TraceId;
            await HappenAsync("base");
        }

        await SubscribeAsync("BaseStatusChanged");
        Service.Time.Advance(TimeSpan.FromDays(300));
        await DeliverAsync();

        var deliveries = spans.Of(request).Where(span => span.OperationName == "deliver webhook").ToList();
        Assert.That(deliveries, Has.Count.EqualTo(Receiver.Taken.Count).And.Not.Empty);
    }
}
