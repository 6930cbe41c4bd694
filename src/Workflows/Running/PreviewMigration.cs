using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Running;

/// <summary>Asks what moving running instances to another version would come to.</summary>
/// <param name="DefinitionId">The route.</param>
/// <param name="ToVersion">The version to move to.</param>
/// <param name="InstanceIds">Only these; null for all that run another version.</param>
public sealed record PreviewMigrationRequest(string DefinitionId, int ToVersion, IReadOnlyList<string>? InstanceIds = null);

/// <summary>What it would come to, case by case.</summary>
public sealed record MigrationPreview(string DefinitionId, int ToVersion, IReadOnlyList<MigrationCase> Cases);

/// <summary>Says, case by case, where each running instance would stand in another version, or why it can't move. Changes nothing.</summary>
public sealed class PreviewMigration(WorkflowsDbContext db, InstanceMigration migration)
{
    internal const int AtMost = 500;

    /// <summary>Looks at up to 500 instances, oldest first. Refuses callers who may not see instances, and a version that is a draft or isn't there.</summary>
    public async Task<Result<MigrationPreview>> HandleAsync(PreviewMigrationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidReading(caller) is { } forbidden)
            return forbidden;
        var target = await migration.TargetAsync(request.DefinitionId, request.ToVersion, cancellationToken);
        if (!target.IsOk)
            return target.Refusal;

        var running = db.Set<WorkflowInstance>().AsNoTracking().Where(instance => instance.DefinitionId == request.DefinitionId
            && instance.FinishedAt == null && instance.DefinitionVersion != request.ToVersion);
        if (request.InstanceIds is { } ids)
            running = running.Where(instance => ids.Contains(instance.Id));
        var cases = new List<MigrationCase>();
        foreach (var instance in await running.OrderBy(instance => instance.StartedAt).ThenBy(instance => instance.Id).Take(AtMost).ToListAsync(cancellationToken))
            cases.Add((await migration.PlanAsync(instance, target.Value, cancellationToken)).Case);
        return new MigrationPreview(request.DefinitionId, request.ToVersion, cases);
    }
}
