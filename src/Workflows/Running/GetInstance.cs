using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Running;

/// <summary>All that there is about an instance.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Definition">The version that it runs.</param>
/// <param name="VersionId">That version's own id.</param>
/// <param name="State">What its last burst left.</param>
/// <param name="Journal">Its bursts, in order.</param>
public sealed record InstanceView(
    WorkflowInstance Instance, WorkflowDefinition Definition, string VersionId, WorkflowState State, IReadOnlyList<JournalRow> Journal)
{
    /// <summary>When its last burst was (UTC).</summary>
    public DateTimeOffset ChangedAt => Journal.Count > 0 ? Journal[^1].At : Instance.StartedAt;
}

/// <summary>Shows an instance, running or finished, to those who look after routes. What people wrote is with their tasks, not here.</summary>
public sealed class GetInstance(WorkflowsDbContext db, DefinitionStore definitions, GetRoutePicture pictures, ListInstances list)
{
    /// <summary>Refuses callers who may not see routes, and an unknown instance.</summary>
    public async Task<Result<InstanceView>> HandleAsync(string instanceId, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidReading(caller) is { } forbidden)
            return forbidden;
        var instance = await db.Set<WorkflowInstance>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == instanceId, cancellationToken);
        if (instance is null)
            return NotFound;

        var json = instance.State ?? await db.Set<FinishedState>().Where(finished => finished.InstanceId == instanceId)
            .Select(finished => finished.State).SingleAsync(cancellationToken);
        var journal = await db.Set<JournalRow>().AsNoTracking().Where(row => row.InstanceId == instanceId)
            .OrderBy(row => row.Number).ToListAsync(cancellationToken);
        var definition = await definitions.VersionAsync(instance.DefinitionId, instance.DefinitionVersion, cancellationToken);
        var versionId = await db.Set<DefinitionRow>()
            .Where(row => row.DefinitionId == instance.DefinitionId && row.Version == instance.DefinitionVersion)
            .Select(row => row.VersionId).SingleAsync(cancellationToken);
        return new InstanceView(instance, definition, versionId, WorkflowState.FromJson(json), journal);
    }

    /// <summary>The same as people read it: what it waits for, what has failed, where it stands on its route, what may be changed by hand.</summary>
    public async Task<Result<InstanceDetail>> ShowAsync(string instanceId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await HandleAsync(instanceId, caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;
        var instance = found.Value.Instance;
        var summary = (await list.ShowAsync(new([instance], 1, 1, 1), cancellationToken)).Items[0];
        var picture = await pictures.OfAsync(instance, cancellationToken);
        return InstanceDetail.Of(found.Value, summary, picture, instance.IsRunning && RouteKeepers.MayAlter(caller));
    }

    internal static Refusal NotFound { get; } = new(RefusalKind.NotFound, "instance.not_found", new("没有这个流程实例。", "There is no such instance."));
}
