using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Jobs;

internal static class JobsSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        foreach (var schedule in Schedules.All)
            services.AddSingleton(schedule);
        return services
            .AddSingleton<JobMeter>()
            .AddScoped<RegisterSchedules>()
            .AddScoped<RunSchedule>()
            .AddScoped<RunDueSchedules>()
            .AddScoped<ListSchedules>();
    }
}
