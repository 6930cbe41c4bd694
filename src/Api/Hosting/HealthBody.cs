using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BaseWorkflows.Api.Hosting;

/// <summary>The body of <c>/health/ready</c>: how the node is, and each part. Reasons stay in the log, since anybody may ask.</summary>
internal static class HealthBody
{
    public static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString(),
        checks = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString()),
    });
}
