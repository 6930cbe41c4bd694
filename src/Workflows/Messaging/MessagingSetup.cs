using BaseWorkflows.Workflows.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Messaging;

internal static class MessagingSetup
{
    public static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MessagingOptions>().Bind(configuration.GetSection(MessagingOptions.Section));
        return services
            .AddSingleton<OneNode>()
            .AddSingleton<Dispatcher>()
            .AddScoped<EventPositions>()
            .AddScoped<ListOutlets>();
    }
}
