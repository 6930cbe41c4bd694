using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Documents;

internal static class DocumentsSetup
{
    public static IServiceCollection AddDocuments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DocumentOptions>().Bind(configuration.GetSection(DocumentOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<FileStore>()
            .AddScoped<UploadDocument>()
            .AddScoped<GetDocument>()
            .AddScoped<VerifyDocuments>()
            .AddScoped<GetDocumentContent>()
            .AddScoped<RecordCustody>()
            .AddScoped<GetCustody>();
    }
}
