using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BaseWorkflows.Api.OpenApi;

/// <summary>What follows from an operation's nature: who may call it, and that a write may carry an idempotency key.</summary>
internal sealed class OperationDescription : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAllowAnonymous>().Any())
            operation.Security = [];
        else
            operation.Security = [.. new[] { InterfaceDescription.Bearer, InterfaceDescription.ApiKey, InterfaceDescription.Cookie }
                .Select(scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] })];

        if (metadata.OfType<TakesIdempotencyKey>().Any())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = TakesIdempotencyKey.Header,
                In = ParameterLocation.Header,
                Description = "重复提交保护：同键同内容返回首次结果。The same key and body returns the first answer again.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = TakesIdempotencyKey.MaxLength },
            });
        }

        return Task.CompletedTask;
    }
}
