using System.Globalization;
using System.Text.Json;
using BaseWorkflows.Contracts;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Messaging;
using BaseWorkflows.Workflows.Observability;
using MassTransit;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Api.Messaging.Bus;

/// <summary>
/// Publishes each event as its record of <c>BaseWorkflows.Contracts</c>. The next one is sent when the broker has confirmed the one before, so that
/// those that come for the first time come in the order of their positions, whatever is tried again. The ids are those of the log: the same each time.
/// </summary>
internal sealed class BusOutlet(IBus bus, IOptions<RabbitMqOptions> options) : IOutlet
{
    public async Task HandleAsync(IReadOnlyList<EventItem> events, CancellationToken cancellationToken)
    {
        foreach (var item in events)
            await PublishAsync(item, cancellationToken);
    }

    private async Task PublishAsync(EventItem item, CancellationToken cancellationToken)
    {
        using var span = Tracing.StartDelivery("bus", item.Type, item.TraceParent);
        var type = PublishedEvents.TypeOf(item.Type);
        var message = item.Data.Deserialize(type, Workflows.Persistence.Json.Options) ?? throw new InvalidOperationException($"Event {item.Position} has no data.");
        var traceParent = span?.Id ?? item.TraceParent;

        // Without a connection MassTransit waits for one, for ever.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.ConfirmTimeout);
        try
        {
            await bus.Publish(message, type, Pipe.Execute<PublishContext>(context => Address(context, item, traceParent)), patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The message broker has not confirmed event {item.Position} within {options.Value.ConfirmTimeout.TotalSeconds} seconds.");
        }
    }

    private static void Address(PublishContext context, EventItem item, string? traceParent)
    {
        context.MessageId = Guid.Parse(item.Id);
        context.CorrelationId = Guid.TryParse(item.CaseId, out var about) ? about : null;
        context.ConversationId = context.CorrelationId ?? context.MessageId;
        context.Durable = true;
        context.Headers.Set(EventHeaders.Position, item.Position);
        context.Headers.Set(EventHeaders.Time, item.Time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        context.Headers.Set(EventHeaders.Subject, item.Subject);
        context.Headers.Set(EventHeaders.BaseId, item.BaseId);
        context.Headers.Set(EventHeaders.Clause, item.Clause);
        context.Headers.Set(EventHeaders.TraceParent, traceParent);
    }
}
