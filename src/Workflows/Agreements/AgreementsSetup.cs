using BaseWorkflows.Workflows.Running;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Agreements;

internal static class AgreementsSetup
{
    public static IServiceCollection AddAgreements(this IServiceCollection services) => services
        .AddScoped<CasePartiesSource, AgreementParties>();
}
