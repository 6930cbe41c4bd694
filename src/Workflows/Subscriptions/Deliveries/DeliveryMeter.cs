using System.Diagnostics.Metrics;
using BaseWorkflows.Workflows.Subscriptions.Sending;

namespace BaseWorkflows.Workflows.Subscriptions.Deliveries;

/// <summary>What operators measure of webhooks: the meter <c>BaseWorkflows.Subscriptions</c>, by outcome and never by receiver.</summary>
public sealed class DeliveryMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "BaseWorkflows.Subscriptions";

    private readonly Histogram<double> duration;

    /// <summary>Makes the instruments.</summary>
    public DeliveryMeter(IMeterFactory meters) =>
        duration = meters.Create(Name).CreateHistogram<double>("baseworkflows.delivery.duration", "s", "How long an attempt took.");

    internal void Sent(SendResult sent) =>
        duration.Record(sent.Took.TotalSeconds, new KeyValuePair<string, object?>("outcome", sent.Failure?.ToString() ?? "Delivered"));
}
