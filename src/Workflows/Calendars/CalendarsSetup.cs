using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Calendars;

internal static class CalendarsSetup
{
    public static IServiceCollection AddCalendars(this IServiceCollection services) => services
        .AddSingleton<CalendarCache>()
        .AddScoped<WorkingCalendars>()
        .AddScoped<CalendarKeeper>()
        .AddScoped<EmbeddedCalendars>()
        .AddScoped<ListCalendarYears>()
        .AddScoped<GetCalendarYear>()
        .AddScoped<SaveCalendarYear>()
        .AddScoped<ImportCalendar>();
}
