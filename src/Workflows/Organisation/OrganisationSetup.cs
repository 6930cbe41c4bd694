using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Organisation;

internal static class OrganisationSetup
{
    public static IServiceCollection AddOrganisation(this IServiceCollection services) => services
        .AddScoped<CallerDirectory>();
}
