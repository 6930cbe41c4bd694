using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Jobs;
using Hangfire;
using Hangfire.Storage;

namespace BaseWorkflows.Api.Jobs;

/// <summary>Tells Hangfire the schedules at each start, and lets it run at once what was missed while the service was down.</summary>
internal sealed class StartJobs(
    IEnumerable<Schedule> schedules, JobStorage storage, IRecurringJobManagerV2 recurring, IBackgroundJobClientV2 jobs) : IHostedService
{
    private const string EveryFiveMinutes = "0 */5 * * * *";

    private static readonly RecurringJobOptions CollegeClock = new() { TimeZone = CollegeTime.Zone };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var schedule in schedules)
            recurring.AddOrUpdate<ScheduledJobs>(schedule.Key, jobs => jobs.RunAsync(schedule.Key, CancellationToken.None), schedule.Cron, CollegeClock);
        recurring.AddOrUpdate<ScheduledJobs>(ScheduledJobs.CatchUpKey, jobs => jobs.CatchUpAsync(CancellationToken.None), EveryFiveMinutes, CollegeClock);

        using (var connection = storage.GetConnection())
        {
            foreach (var old in connection.GetRecurringJobs().Select(job => job.Id).Except([.. schedules.Select(schedule => schedule.Key), ScheduledJobs.CatchUpKey]))
                recurring.RemoveIfExists(old);
        }

        jobs.Enqueue<ScheduledJobs>(jobs => jobs.CatchUpAsync(CancellationToken.None));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
