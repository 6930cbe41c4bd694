using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Messaging;

namespace BaseWorkflows.Workflows.Subscriptions.Deliveries;

/// <summary>
/// Wakes the subscriptions as soon as something is published. What each of them is sent it reads from the log itself, from its own position: a
/// receiver that is slow or away holds up no other.
/// </summary>
public sealed class WakeOutlet(WakeDeliveries wake) : IOutlet
{
    /// <inheritdoc />
    public Task HandleAsync(IReadOnlyList<EventItem> events, CancellationToken cancellationToken) => wake.HandleAsync(cancellationToken);
}
