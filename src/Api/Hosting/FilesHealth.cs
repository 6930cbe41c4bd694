using BaseWorkflows.Workflows.Documents;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BaseWorkflows.Api.Hosting;

/// <summary>A node that can't write files would refuse every upload: its shared folder has gone, or is full.</summary>
internal sealed class FilesHealth(FileStore files) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            files.Probe();
            return Task.FromResult(HealthCheckResult.Healthy());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("The folder of documents can't be written to.", error));
        }
    }
}
