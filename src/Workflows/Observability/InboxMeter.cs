using System.Diagnostics.Metrics;

namespace BaseWorkflows.Workflows.Observability;

/// <summary>How much waits in the inboxes: the meter <c>BaseWorkflows.Inbox</c>. Every node says the same, since all look at one database.</summary>
public sealed class InboxMeter
{
    private InboxMeasure? last;

    /// <summary>Makes the instruments; they say nothing until <see cref="Note"/> was called.</summary>
    public InboxMeter(IMeterFactory meters)
    {
        var meter = meters.Create("BaseWorkflows.Inbox");
        meter.CreateObservableGauge("baseworkflows.tasks.open", () => Of(measure => measure.Open), null, "Human tasks that wait for somebody.");
        meter.CreateObservableGauge("baseworkflows.tasks.overdue", () => Of(measure => measure.Overdue), null, "Open human tasks past their deadline.");
        meter.CreateObservableGauge("baseworkflows.tasks.oldest", () => Of(measure => measure.OldestSeconds), "s", "Age of the oldest open human task.");
    }

    /// <summary>Takes what was measured last.</summary>
    public void Note(InboxMeasure measure) => Volatile.Write(ref last, measure);

    private IEnumerable<Measurement<T>> Of<T>(Func<InboxMeasure, T> value)
        where T : struct => Volatile.Read(ref last) is { } measure ? [new(value(measure))] : [];
}
