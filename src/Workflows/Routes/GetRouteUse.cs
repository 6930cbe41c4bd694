using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>How many instances a version has.</summary>
/// <param name="DefinitionId">The route.</param>
/// <param name="Version">The version.</param>
/// <param name="Running">Those that have something before them, those that failed included.</param>
/// <param name="Faulted">Those of them that stand still because an activity failed.</param>
/// <param name="Finished">Those that have ended.</param>
public sealed record VersionUse(string DefinitionId, int Version, int Running, int Faulted, int Finished);

/// <summary>Counts the instances of routes by version.</summary>
public sealed class GetRouteUse(WorkflowsDbContext db)
{
    /// <summary>Counts them; versions without instances are left out. Refuses callers who may not see versions.</summary>
    public async Task<Result<IReadOnlyList<VersionUse>>> HandleAsync(
        IReadOnlyList<string> definitionIds, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidReading(caller) is { } forbidden)
            return forbidden;
        return await db.Set<WorkflowInstance>().AsNoTracking()
            .Where(instance => definitionIds.Contains(instance.DefinitionId))
            .GroupBy(instance => new { instance.DefinitionId, instance.DefinitionVersion })
            .Select(group => new VersionUse(
                group.Key.DefinitionId, group.Key.DefinitionVersion,
                group.Count(instance => instance.FinishedAt == null),
                group.Count(instance => instance.FinishedAt == null && instance.SubStatus == WorkflowSubStatus.Faulted),
                group.Count(instance => instance.FinishedAt != null)))
            .ToListAsync(cancellationToken);
    }
}
