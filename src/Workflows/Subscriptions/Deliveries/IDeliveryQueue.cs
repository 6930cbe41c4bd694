namespace BaseWorkflows.Workflows.Subscriptions.Deliveries;

/// <summary>
/// Where the host is told that a subscription may have something to deliver; it then calls <see cref="DeliverEvents"/> on whichever node is free.
/// Only a hint: what is due stands in the database, and <see cref="WakeDeliveries"/> finds what a lost hint has left.
/// </summary>
public interface IDeliveryQueue
{
    /// <summary>Asks for a run, after a while.</summary>
    void Enqueue(string subscriptionId, TimeSpan delay);
}

/// <summary>Where no jobs run: another node finds what is due by itself.</summary>
internal sealed class NoDeliveryQueue : IDeliveryQueue
{
    public void Enqueue(string subscriptionId, TimeSpan delay)
    {
    }
}
