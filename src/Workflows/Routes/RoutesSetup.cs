using BaseWorkflows.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Routes;

internal static class RoutesSetup
{
    public static IServiceCollection AddRoutes(this IServiceCollection services) => services
        .AddSingleton<DefinitionCache>()
        .AddSingleton<IPublishedDefinitions>(sources => sources.GetRequiredService<DefinitionCache>())
        .AddSingleton<RouteCheck>()
        .AddScoped<DefinitionStore>()
        .AddScoped<EmbeddedDefinitions>()
        .AddScoped<SaveDraft>()
        .AddScoped<PublishDefinition>()
        .AddScoped<RetractDefinition>()
        .AddScoped<RevertDefinition>()
        .AddScoped<DeleteDefinition>()
        .AddScoped<DeleteVersion>()
        .AddScoped<ListDefinitions>()
        .AddScoped<GetDefinition>()
        .AddScoped<ListRoutes>()
        .AddScoped<GetRoute>()
        .AddScoped<GetRoutePicture>();
}
