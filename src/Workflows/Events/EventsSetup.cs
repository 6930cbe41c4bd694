using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Events;

internal static class EventsSetup
{
    public static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddScoped<EventLog>()
        .AddScoped<EventSequencer>()
        .AddScoped<EventReader>()
        .AddSingleton<EventTail>()
        .AddScoped<Timelines>()
        .AddScoped<GetCaseTimeline>()
        .AddScoped<ReadEvents>()
        .AddScoped<VerifyEvents>();
}
