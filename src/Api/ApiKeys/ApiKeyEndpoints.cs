using BaseWorkflows.Api.OpenApi;
using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Workflows.ApiKeys;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.ApiKeys;

/// <summary><c>/api/api-keys</c>: the keys of other campus systems, for system administrators.</summary>
internal static class ApiKeyEndpoints
{
    public static void MapApiKeys(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/api-keys").WithTags("密钥 API keys");
        group.MapGet("", ListAsync).WithName("ListApiKeys")
            .WithSummary("系统对接密钥列表（系统管理员）").WithDescription("Keys of machines, newest first; administrators only. Never the keys themselves.");
        group.MapPost("", CreateAsync).WithName("CreateApiKey").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("创建密钥：只显示一次（系统管理员）").WithDescription("Makes a key, which is shown in this answer and never again; administrators only.");
        group.MapPost("/{id}/revoke", RevokeAsync).WithName("RevokeApiKey").WithMetadata(TakesIdempotencyKey.Instance)
            .WithSummary("撤销密钥（系统管理员）").WithDescription("Takes a key out of use for good; administrators only.");
    }

    private static async Task<Results<Ok<Page<ApiKeyItem>>, Refused>> ListAsync(
        ListApiKeys list, CallerAccessor callers, CancellationToken cancellationToken, int page = 1, int size = 20)
    {
        var asked = PageLimits.Check(page, size);
        return asked.IsOk
            ? (await list.HandleAsync(asked.Value, callers.Caller, cancellationToken)).ToOk()
            : new Refused(asked.Refusal);
    }

    private static async Task<Results<Created<NewApiKey>, Refused>> CreateAsync(
        CreateApiKeyRequest request, CreateApiKey create, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await create.HandleAsync(request, callers.Caller, cancellationToken)).ToCreated(_ => "/api/api-keys");

    private static async Task<Results<Ok<ApiKeyItem>, Refused>> RevokeAsync(
        string id, RevokeApiKey revoke, CallerAccessor callers, CancellationToken cancellationToken) =>
        (await revoke.HandleAsync(new(id), callers.Caller, cancellationToken)).ToOk();
}
