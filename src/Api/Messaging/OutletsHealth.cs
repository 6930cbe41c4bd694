using BaseWorkflows.Workflows.Messaging;
using BaseWorkflows.Workflows.Organisation;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BaseWorkflows.Api.Messaging;

/// <summary>Degraded, not unhealthy, while an outlet fails: people are served, and no event is lost meanwhile.</summary>
internal sealed class OutletsHealth(ListOutlets list) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failing = (await list.HandleAsync(Caller.System, cancellationToken)).Value.Items.Where(outlet => outlet.Failures > 0).ToList();
        return failing.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(string.Join(", ", failing.Select(outlet => $"{outlet.Name}: {outlet.Behind} events waiting since {outlet.FailingSince:u}")));
    }
}
