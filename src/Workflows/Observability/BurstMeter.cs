using System.Diagnostics.Metrics;

namespace BaseWorkflows.Workflows.Observability;

/// <summary>What operators measure of bursts: the meter <c>BaseWorkflows.Bursts</c>, each value tagged with <c>definition</c>.</summary>
public sealed class BurstMeter
{
    private readonly Histogram<double> duration;

    /// <summary>Makes the instrument.</summary>
    public BurstMeter(IMeterFactory meters) => duration = meters.Create("BaseWorkflows.Bursts").CreateHistogram(
        "baseworkflows.burst.duration", "s", "How long the engine and what it asked of the domain took, without the commit.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] });

    internal void Ran(string definitionId, TimeSpan took) => duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("definition", definitionId));
}
