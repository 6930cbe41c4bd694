using System.Diagnostics.Metrics;

namespace BaseWorkflows.Workflows.Observability;

/// <summary>How far events are on their way out: the meter <c>BaseWorkflows.Outlets</c>. Every node says the same, since all look at one database.</summary>
public sealed class OutletMeter
{
    private OutletsMeasure? last;

    /// <summary>Makes the instruments; they say nothing until <see cref="Note"/> was called.</summary>
    public OutletMeter(IMeterFactory meters)
    {
        var meter = meters.Create("BaseWorkflows.Outlets");
        meter.CreateObservableGauge("baseworkflows.outlet.behind", () => OfEach(outlet => outlet.Behind), null, "Published events that an outlet has still to hand on.");
        meter.CreateObservableGauge("baseworkflows.outlet.lag", () => OfEach(outlet => outlet.LagSeconds), "s", "How long the oldest of them has waited.");
        meter.CreateObservableGauge("baseworkflows.outlet.failing", () => OfEach(outlet => outlet.Failures), null, "How often in a row an outlet has failed.");
        meter.CreateObservableGauge("baseworkflows.deliveries.retrying", () => Of(measure => measure.Retrying), null, "Deliveries that wait for their next attempt.");
        meter.CreateObservableGauge("baseworkflows.deliveries.dead", () => Of(measure => measure.DeadLetters), null, "Deliveries that were given up.");
    }

    /// <summary>Takes what was measured last.</summary>
    public void Note(OutletsMeasure measure) => Volatile.Write(ref last, measure);

    private IEnumerable<Measurement<T>> Of<T>(Func<OutletsMeasure, T> value)
        where T : struct => Volatile.Read(ref last) is { } measure ? [new(value(measure))] : [];

    private IEnumerable<Measurement<T>> OfEach<T>(Func<OutletLag, T> value)
        where T : struct => Volatile.Read(ref last)?.Outlets.Select(outlet => new Measurement<T>(value(outlet), new KeyValuePair<string, object?>("outlet", outlet.Name))) ?? [];
}
