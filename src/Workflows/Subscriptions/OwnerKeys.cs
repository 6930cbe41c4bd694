using BaseWorkflows.Workflows.ApiKeys;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Subscriptions;

/// <summary>A machine that may not come in any more is sent nothing either.</summary>
public sealed class OwnerKeys(WorkflowsDbContext db, TimeProvider time)
{
    /// <summary>Whether the owner is an API key that was revoked or has expired.</summary>
    internal Task<bool> HasEndedAsync(string ownerId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.Set<ApiKey>().AnyAsync(key => key.Id == ownerId && (key.RevokedAt != null || key.ExpiresAt <= now), cancellationToken);
    }
}
