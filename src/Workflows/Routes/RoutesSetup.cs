using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Routes.Lawfulness;
using BaseWorkflows.Workflows.Routes.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Routes;

internal static class RoutesSetup
{
    public static IServiceCollection AddRoutes(this IServiceCollection services) => services
        .AddSingleton<DefinitionCache>()
        .AddSingleton<IPublishedDefinitions>(sources => sources.GetRequiredService<DefinitionCache>())
        .AddSingleton(new StateSpaceLimits())
        .AddSingleton<StateSpaceExplorer>()
        .AddSingleton(Edition1.Rules)
        .AddSingleton<LawfulnessCheck>()
        .AddSingleton<RouteCheck>()
        .AddScoped<RouteDrawing>()
        .AddScoped<CheckRoute>()
        .AddScoped<SimulationRun>()
        .AddScoped<SimulateRoute>()
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
        .AddScoped<CompareVersions>()
        .AddScoped<GetRouteUse>()
        .AddScoped<GetRouteTimeline>()
        .AddScoped<ListRoutes>()
        .AddScoped<GetRoute>()
        .AddScoped<GetRoutePicture>();
}
