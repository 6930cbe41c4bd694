using BaseWorkflows.Workflows.Organisation.Absences;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BaseWorkflows.Workflows.Organisation;

internal static class OrganisationSetup
{
    public static IServiceCollection AddOrganisation(this IServiceCollection services)
    {
        // The host sets up sign-in; signatures need no more of Identity than this.
        services.TryAddScoped<IPasswordHasher<Account>, PasswordHasher<Account>>();
        return services
            .AddScoped<CallerDirectory>()
            .AddScoped<AddDepartment>()
            .AddScoped<AddUnit>()
            .AddScoped<CreateAccount>()
            .AddScoped<ListDepartments>()
            .AddScoped<ListUnits>()
            .AddScoped<ListPeople>()
            .AddScoped<ListAbsences>()
            .AddScoped<DeclareAbsence>()
            .AddScoped<EndAbsence>()
            .AddScoped<EndDeputies>();
    }
}
