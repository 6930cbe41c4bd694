using BaseWorkflows.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Running;

internal static class RunningSetup
{
    public static IServiceCollection AddRunning(this IServiceCollection services) => services
        .AddSingleton<EngineLimits>()
        .AddSingleton<ActivityCatalog>()
        .AddSingleton<DefinitionCheck>()
        .AddSingleton<IWorkflowEngine, EmbeddedEngine>()
        .AddScoped<CurrentBurst>()
        .AddScoped<BurstWriter>()
        .AddScoped<WorkflowRunner>()
        .AddScoped<CaseAccess>()
        .AddScoped<ListInstances>()
        .AddScoped<GetInstance>()
        .AddScoped<StartTrial>()
        .AddScoped<CancelTrial>()
        .AddScoped<DeleteTrial>()
        .AddScoped<AlterInstance>()
        .AddScoped<CancelInstance>()
        .AddScoped<InstanceMigration>()
        .AddScoped<PreviewMigration>()
        .AddScoped<MigrateInstances>()
        .AddScoped<FireDueTimers>();
}
