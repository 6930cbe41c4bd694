using BaseWorkflows.Api.Jobs;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;
using Hangfire;

namespace BaseWorkflows.Api.Subscriptions;

/// <summary>
/// What Hangfire calls to deliver. It keeps no count of attempts: what is due stands in the database, and a run that failed of itself is found by
/// <see cref="WakeDeliveries"/>. In a queue of its own, so that receivers who take their time hold up no timer.
/// </summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
[KeptForAnHour]
[Queue(Queue)]
public sealed class DeliveryJobs(DeliverEvents deliver)
{
    /// <summary>The queue.</summary>
    public const string Queue = "deliveries";

    /// <summary>Delivers what a subscription has due.</summary>
    /// <returns>What the dashboard shows as the job's result.</returns>
    [JobDisplayName("deliver {0}")]
    public Task<int> RunAsync(string subscriptionId, CancellationToken cancellationToken) => deliver.HandleAsync(subscriptionId, cancellationToken);
}

/// <summary>Hands hints to Hangfire, which spreads them over the nodes.</summary>
internal sealed class HangfireDeliveryQueue(IBackgroundJobClientV2 jobs) : IDeliveryQueue
{
    public void Enqueue(string subscriptionId, TimeSpan delay)
    {
        if (delay > TimeSpan.Zero)
            jobs.Schedule<DeliveryJobs>(run => run.RunAsync(subscriptionId, CancellationToken.None), delay);
        else
            jobs.Enqueue<DeliveryJobs>(run => run.RunAsync(subscriptionId, CancellationToken.None));
    }
}
