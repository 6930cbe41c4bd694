using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Observability;

internal static class ObservabilitySetup
{
    public static IServiceCollection AddObservability(this IServiceCollection services) => services
        .AddMetrics()
        .AddSingleton<BurstMeter>()
        .AddSingleton<InboxMeter>()
        .AddSingleton<OutletMeter>()
        .AddScoped<MeasureInbox>()
        .AddScoped<MeasureOutlets>();
}
