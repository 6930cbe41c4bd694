using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Deletes one version of a route.</summary>
/// <param name="VersionId">The version's own id.</param>
public sealed record DeleteVersionRequest(string VersionId);

/// <summary>A deleted version.</summary>
public sealed record DeletedVersion(string DefinitionId, int Version);

/// <summary>Discards a draft, or a version that no case has ever run. The version before becomes the newest.</summary>
public sealed class DeleteVersion(WorkflowsDbContext db, DefinitionStore store, UnitOfWork unitOfWork, EventLog events)
{
    internal static Refusal WasRun { get; } = new(RefusalKind.Conflict, "route.was_run", new(
        "已有流程实例运行过，历史记录需要它，不能删除；可以停用。", "Instances have run it and their history needs it; it can be retracted, not deleted."));

    /// <summary>Refuses callers who don't edit routes, an unknown version, a published one, and one that cases have run.</summary>
    public async Task<Result<DeletedVersion>> HandleAsync(DeleteVersionRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidEditing(caller) is { } forbidden)
            return forbidden;
        return await unitOfWork.RunAsync<DeletedVersion>(
            CommandInfo.Of(caller, "routes.delete_version", request, unitOfWork.IdempotencyKey),
            async token =>
            {
                var definitionId = await db.Set<DefinitionRow>().Where(row => row.VersionId == request.VersionId)
                    .Select(row => row.DefinitionId).SingleOrDefaultAsync(token);
                if (definitionId is null || await store.NewestAsync(definitionId, token) is not { } newest)
                    return RouteRefusals.NoVersion;

                var row = newest.VersionId == request.VersionId
                    ? newest
                    : await db.Set<DefinitionRow>().SingleOrDefaultAsync(one => one.VersionId == request.VersionId, token);
                if (row is null)
                    return RouteRefusals.NoVersion;
                if (ForbidByState(row) is { } kept)
                    return kept;
                if (await db.Set<WorkflowInstance>().AnyAsync(
                    instance => instance.DefinitionId == definitionId && instance.DefinitionVersion == row.Version, token))
                    return WasRun;

                await RemoveAsync(row, token);
                events.AppendRoute("RouteVersionDeleted", row);
                return new DeletedVersion(definitionId, row.Version);
            },
            cancellationToken);
    }

    /// <summary>Why a version has to stay whether or not cases have run it; null where it may go.</summary>
    internal static Refusal? ForbidByState(DefinitionRow row) => row switch
    {
        { IsPublished: true } => new(RefusalKind.Conflict, "route.is_published", new(
            "流程已发布，请先停用。", "The route is published; retract it first.")),
        { IsDraft: false, UsableAsActivity: true } => new(RefusalKind.Conflict, "route.may_be_inside", new(
            "该版本可作为活动使用，其他流程的实例可能正在运行它，不能删除。",
            "The version may be used as an activity, and instances of other routes may run it; it can't be deleted.")),
        _ => null,
    };

    private async Task RemoveAsync(DefinitionRow row, CancellationToken cancellationToken)
    {
        // At once, and not with the rest: at most one version may be the latest at any moment.
        await db.Set<DefinitionRow>().Where(one => one.DefinitionId == row.DefinitionId && one.Version == row.Version)
            .ExecuteDeleteAsync(cancellationToken);
        db.Entry(row).State = EntityState.Detached;
        if (!row.IsLatest)
            return;
        await db.Set<DefinitionRow>()
            .Where(one => one.DefinitionId == row.DefinitionId)
            .OrderByDescending(one => one.Version).Take(1)
            .ExecuteUpdateAsync(one => one.SetProperty(it => it.IsLatest, true), cancellationToken);
    }
}
