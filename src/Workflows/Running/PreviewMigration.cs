using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Running;

/// <summary>Asks what moving running instances to another version would come to.</summary>
/// <param name="DefinitionId">The route.</param>
/// <param name="ToVersion">The version to move to.</param>
/// <param name="Page">Which of those that run another version, oldest first.</param>
public sealed record PreviewMigrationRequest(string DefinitionId, int ToVersion, PageRequest Page);

/// <summary>What it would come to, or has come to, case by case.</summary>
/// <param name="DefinitionId">The route.</param>
/// <param name="ToVersion">The version to move to.</param>
/// <param name="Cases">The cases of this page.</param>
/// <param name="Total">How many cases there are on all pages.</param>
/// <param name="Page">Which page this is, from 1.</param>
/// <param name="Size">How many cases a page has.</param>
public sealed record MigrationPreview(string DefinitionId, int ToVersion, IReadOnlyList<MigrationCase> Cases, int Total, int Page, int Size);

/// <summary>Says, case by case, where each running instance would stand in another version, or why it can't move. Changes nothing.</summary>
public sealed class PreviewMigration(WorkflowsDbContext db, InstanceMigration migration)
{
    /// <summary>Refuses callers who may not see instances, and a version that is a draft or isn't there.</summary>
    public async Task<Result<MigrationPreview>> HandleAsync(PreviewMigrationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidReading(caller) is { } forbidden)
            return forbidden;
        var target = await migration.TargetAsync(request.DefinitionId, request.ToVersion, cancellationToken);
        if (!target.IsOk)
            return target.Refusal;

        var page = await db.Set<WorkflowInstance>().AsNoTracking()
            .Where(instance => instance.DefinitionId == request.DefinitionId && instance.FinishedAt == null && instance.DefinitionVersion != request.ToVersion)
            .OrderBy(instance => instance.StartedAt).ThenBy(instance => instance.Id).ToPageAsync(request.Page, cancellationToken);
        var cases = new List<MigrationCase>();
        foreach (var instance in page.Items)
            cases.Add((await migration.PlanAsync(instance, target.Value, cancellationToken)).Case);
        return new MigrationPreview(request.DefinitionId, request.ToVersion, cases, page.Total, page.Number, page.Size);
    }
}
