using BaseWorkflows.Workflows.Running;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Bases;

internal static class BasesSetup
{
    public static IServiceCollection AddBases(this IServiceCollection services) => services
        .AddScoped<CasePartiesSource, BaseParties>()
        .AddScoped<BaseNumbers>()
        .AddScoped<BaseEvents>();
}
