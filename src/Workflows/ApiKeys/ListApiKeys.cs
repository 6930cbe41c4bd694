using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.ApiKeys;

/// <summary>Shows administrators which machines may come in, and which keys nobody uses.</summary>
public sealed class ListApiKeys(WorkflowsDbContext db)
{
    /// <summary>Newest first, revoked ones too. Refuses callers other than system administrators.</summary>
    public async Task<Result<Page<ApiKeyItem>>> HandleAsync(PageRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (Administration.Forbid(caller) is { } forbidden)
            return forbidden;
        var page = await db.Set<ApiKey>().AsNoTracking().OrderByDescending(key => key.Id).ToPageAsync(request, cancellationToken);
        return page.Map(ApiKeyItem.Of);
    }
}
