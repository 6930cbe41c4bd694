using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Observability;

internal static class ObservabilitySetup
{
    public static IServiceCollection AddObservability(this IServiceCollection services) => services
        .AddMetrics()
        .AddSingleton<BurstMeter>()
        .AddSingleton<InboxMeter>()
        .AddScoped<MeasureInbox>();
}
