using System.Collections.Concurrent;
using System.Diagnostics;
using BaseWorkflows.Workflows.Observability;

namespace BaseWorkflows.Workflows.Tests.Observability;

/// <summary>Listens to the service's own spans, of all tests that run meanwhile; a test asks for those of its own request.</summary>
internal sealed class Spans : IDisposable
{
    private readonly ConcurrentQueue<Activity> ended = new();
    private readonly ActivityListener listener;

    public Spans()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Tracing.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Begins what a request would.</summary>
    public static Activity Request() => new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();

    /// <summary>The spans of a request that have ended.</summary>
    public IReadOnlyList<Activity> Of(ActivityTraceId request) => [.. ended.Where(span => span.TraceId == request)];

    public void Dispose() => listener.Dispose();
}
