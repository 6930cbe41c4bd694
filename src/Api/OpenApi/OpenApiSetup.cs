using BaseWorkflows.Api.Hosting;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace BaseWorkflows.Api.OpenApi;

/// <summary>The interface described for programs (<c>/openapi/v1.json</c>) and people (<c>/docs</c>), without asking any other host.</summary>
internal static class OpenApiSetup
{
    public static IServiceCollection AddInterfaceDescription(this IServiceCollection services) =>
        services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer<InterfaceDescription>();
            options.AddOperationTransformer<OperationDescription>();
            options.AddSchemaTransformer<ProblemSchema>();
            options.AddSchemaTransformer<StringSchemas>();
        });

    public static void MapInterfaceDescription(this WebApplication app)
    {
        app.MapOpenApi();
        app.MapScalarApiReference("/docs", (options, context) => options
            .WithTitle("研究生培养基地管理 API")
            .WithOpenApiRoutePattern("/openapi/v1.json")
            .WithNonce(SecurityHeaders.AllowScriptsByNonce(context))
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideClientButton()).ExcludeFromDescription();
    }
}
