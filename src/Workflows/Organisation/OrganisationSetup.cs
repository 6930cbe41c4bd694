using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Organisation;

internal static class OrganisationSetup
{
    public static IServiceCollection AddOrganisation(this IServiceCollection services) => services
        .AddScoped<CallerDirectory>()
        .AddScoped<AddDepartment>()
        .AddScoped<AddUnit>()
        .AddScoped<CreateAccount>()
        .AddScoped<ListDepartments>()
        .AddScoped<ListUnits>()
        .AddScoped<ListPeople>();
}
