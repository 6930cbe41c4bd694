using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Reports;

internal static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddScoped<ReportScope>()
        .AddScoped<GetOverview>()
        .AddScoped<GetStepTimes>()
        .AddScoped<ListWaiting>()
        .AddScoped<GetScoreReport>();
}
