using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.ApiKeys;

/// <summary>Says which machine comes with a key.</summary>
public sealed class CheckApiKey(WorkflowsDbContext db, UnitOfWork unitOfWork, TimeProvider time)
{
    // A key that is used a hundred times a second costs one write a minute.
    private static readonly TimeSpan UseIsNotedEvery = TimeSpan.FromMinutes(1);

    private static readonly Refusal Unknown = new(RefusalKind.Forbidden, "auth.api_key_unknown",
        new("密钥无效。", "The API key is not valid."));

    private static readonly Refusal Revoked = new(RefusalKind.Forbidden, "auth.api_key_revoked",
        new("密钥已撤销，请向系统管理员申请新的密钥。", "The API key has been revoked; ask the administrator for another."));

    private static readonly Refusal Expired = new(RefusalKind.Forbidden, "auth.api_key_expired",
        new("密钥已过期，请向系统管理员申请新的密钥。", "The API key has expired; ask the administrator for another."));

    /// <summary>The machine behind the key; a refusal where the key is unknown, revoked or expired. Notes the use.</summary>
    public async Task<Result<Caller>> HandleAsync(string? text, CancellationToken cancellationToken)
    {
        if (!ApiKeyText.TryGetPrefix(text, out var prefix))
            return Unknown;
        var key = await db.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(known => known.Prefix == prefix, cancellationToken);
        if (key is null || !ApiKeyText.Matches(text!, key.Hash))
            return Unknown;
        if (key.RevokedAt is not null)
            return Revoked;

        var now = time.GetUtcNow();
        if (key.ExpiresAt <= now)
            return Expired;
        if (key.LastUsedAt is not { } last || now - last >= UseIsNotedEvery)
            await NoteUseAsync(key, now, cancellationToken);
        return key.Caller;
    }

    // Without the version: noting a use must not make an administrator's change cross.
    private Task<Result<int>> NoteUseAsync(ApiKey key, DateTimeOffset now, CancellationToken cancellationToken) => unitOfWork.RunAsync<int>(
        CommandInfo.Of(key.Caller, "api_keys.use"),
        async token => await db.Set<ApiKey>().Where(known => known.Id == key.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(known => known.LastUsedAt, now), token),
        cancellationToken);
}
