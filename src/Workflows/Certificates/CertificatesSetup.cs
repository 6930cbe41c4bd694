using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Certificates;

internal static class CertificatesSetup
{
    public static IServiceCollection AddCertificates(this IServiceCollection services) => services
        .AddScoped<AddResidencyCertificate>()
        .AddScoped<RevokeResidencyCertificate>()
        .AddScoped<ListResidencyCertificates>()
        .AddScoped<ResidencyCertificates>();
}
