using BaseWorkflows.Workflows.Jobs;
using BaseWorkflows.Workflows.Organisation;
using Hangfire;

namespace BaseWorkflows.Api.Jobs;

/// <summary>
/// What Hangfire calls. It only ticks: what is due, and that it runs once, is decided by <see cref="RunSchedule"/> with the
/// service's own clock and in the database. A failure is tried again, a minute later at first; <see cref="CatchUpAsync"/> takes it up
/// once Hangfire has given up.
/// </summary>
[AutomaticRetry(Attempts = 3, DelaysInSeconds = [60, 300, 900])]
[KeptForAnHour]
public sealed class ScheduledJobs(RunSchedule run, RunDueSchedules catchUp)
{
    /// <summary>The recurring job of <see cref="CatchUpAsync"/>.</summary>
    public const string CatchUpKey = "catch-up";

    /// <summary>Runs a schedule if it is due.</summary>
    /// <returns>What the dashboard shows as the job's result.</returns>
    [JobDisplayName("{0}")]
    public async Task<string> RunAsync(string key, CancellationToken cancellationToken)
    {
        var result = await run.HandleAsync(new(key), Caller.System, cancellationToken);
        // A schedule of another version of the service, whose node has put it into the shared list, is that node's business.
        return result.IsOk ? $"{key}: {(result.Value.HasRun ? $"{result.Value.Count}" : "-")}" : result.Refusal.Code;
    }

    /// <summary>Runs what was missed while no node ran, and what has failed for good or died with its node.</summary>
    [JobDisplayName(CatchUpKey)]
    public async Task<string> CatchUpAsync(CancellationToken cancellationToken) =>
        string.Join(", ", await catchUp.HandleAsync(cancellationToken));
}
