using BaseWorkflows.Api.Studio.Calls;
using BaseWorkflows.Api.Studio.Definitions;
using BaseWorkflows.Api.Studio.Descriptors;
using BaseWorkflows.Api.Studio.Hosting;
using BaseWorkflows.Api.Studio.Instances;
using BaseWorkflows.Api.Studio.Live;

namespace BaseWorkflows.Api.Studio;

/// <summary>Elsa Studio: its files, the page that holds it, and what it calls. <c>docs/studio.md</c> tells how it all fits.</summary>
internal static class StudioSetup
{
    public static IServiceCollection AddStudio(this IServiceCollection services)
    {
        services.AddOptions<StudioOptions>().BindConfiguration(StudioOptions.Section);
        services.AddSingleton<StudioPackage>();
        services.AddScoped<StudioCatalog>();
        services.AddSingleton<UnknownActivities>();
        services.AddSignalR();
        services.AddSingleton<InstanceWatch>();
        services.AddHostedService<InstanceBroadcast>();
        return services;
    }

    public static void MapStudio(this WebApplication app)
    {
        app.MapStudioFrame();
        app.MapStudioFiles();

        var elsa = app.MapStudioCalls();
        var api = elsa.MapGroup("/api");
        api.MapStudioDescriptors();
        api.MapStudioDefinitions();
        api.MapStudioSaving();
        api.MapStudioBulk();
        api.MapStudioInstances();
        api.MapStudioExecutions();
        api.MapStudioRuns();
        app.MapHub<InstanceHub>(InstanceHub.Address).RequireAuthorization();
    }
}
