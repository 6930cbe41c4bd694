using System.Diagnostics.Metrics;

namespace BaseWorkflows.Workflows.Jobs;

/// <summary>What operators measure of the schedules: the meter <c>BaseWorkflows.Jobs</c>, each value tagged with <c>schedule</c>.</summary>
public sealed class JobMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "BaseWorkflows.Jobs";

    private readonly Histogram<double> duration;
    private readonly Counter<long> failures;
    private readonly Counter<long> done;

    /// <summary>Makes the instruments.</summary>
    public JobMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        duration = meter.CreateHistogram<double>("baseworkflows.schedule.duration", "s", "How long a run of a schedule took.");
        failures = meter.CreateCounter<long>("baseworkflows.schedule.failures", null, "Runs of a schedule that failed.");
        done = meter.CreateCounter<long>("baseworkflows.schedule.done", null, "Things that the runs of a schedule did.");
    }

    internal void Ran(string schedule, TimeSpan took, int count)
    {
        duration.Record(took.TotalSeconds, Tag(schedule));
        done.Add(count, Tag(schedule));
        // From the first run on, so that the first failure is seen as a rise.
        failures.Add(0, Tag(schedule));
    }

    internal void Failed(string schedule, TimeSpan took)
    {
        duration.Record(took.TotalSeconds, Tag(schedule));
        failures.Add(1, Tag(schedule));
    }

    private static KeyValuePair<string, object?> Tag(string schedule) => new("schedule", schedule);
}
