using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.ApiKeys;

internal static class ApiKeysSetup
{
    public static IServiceCollection AddApiKeys(this IServiceCollection services) => services
        .AddScoped<CreateApiKey>()
        .AddScoped<RevokeApiKey>()
        .AddScoped<ListApiKeys>()
        .AddScoped<CheckApiKey>();
}
