using BaseWorkflows.Workflows.Jobs;
using BaseWorkflows.Workflows.Organisation;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BaseWorkflows.Api.Jobs;

/// <summary>Degraded, not unhealthy, where a schedule is late or fails: a node that can't run jobs still serves people.</summary>
internal sealed class JobsHealth(ListSchedules list) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var schedules = (await list.HandleAsync(Caller.System, cancellationToken)).Value.Items;
        var wrong = schedules.Where(schedule => schedule.State is ScheduleState.Late or ScheduleState.Failed).ToList();
        return wrong.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(string.Join(", ", wrong.Select(schedule => $"{schedule.Key}: {schedule.State}")));
    }
}
