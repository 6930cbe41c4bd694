using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.ApiKeys;

/// <summary>Which key to revoke.</summary>
public sealed record RevokeApiKeyRequest(string Id);

/// <summary>Takes a key out of use for good, from the next request on.</summary>
public sealed class RevokeApiKey(WorkflowsDbContext db, UnitOfWork unitOfWork, EventLog events, TimeProvider time)
{
    /// <summary>Refuses callers other than system administrators, an unknown key, and one that is revoked already.</summary>
    public Task<Result<ApiKeyItem>> HandleAsync(RevokeApiKeyRequest request, Caller caller, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(CommandInfo.Of(caller, "api_keys.revoke", request, unitOfWork.IdempotencyKey), async token =>
        {
            if (Administration.Forbid(caller) is { } forbidden)
                return forbidden;
            var key = await db.Set<ApiKey>().SingleOrDefaultAsync(known => known.Id == request.Id, token);
            if (key is null)
                return new Refusal(RefusalKind.NotFound, "api_key.not_found", new("没有这个密钥。", "There is no such key."));
            if (key.RevokedAt is not null)
                return new Refusal(RefusalKind.Conflict, "api_key.revoked_already", new("这个密钥已经撤销。", "This key has been revoked already."));

            key.Revoke(time.GetUtcNow());
            events.Append(new EventRecord("ApiKeyRevoked", $"api-key/{key.Id}", new JsonObject { ["name"] = key.Name, ["prefix"] = key.Prefix }));
            return (Result<ApiKeyItem>)ApiKeyItem.Of(key);
        }, cancellationToken);
}
