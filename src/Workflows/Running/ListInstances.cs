using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Running;

/// <summary>Asks for a part of the list of instances, the latest first.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Text">Part of an instance's, a definition's or a correlation id; null for all.</param>
/// <param name="DefinitionIds">Only of these routes; null for all.</param>
/// <param name="SubStatuses">Only in these states; null for all.</param>
/// <param name="HasIncidents">Only with, or only without, an activity that failed; null for both.</param>
/// <param name="StartedFrom">Started then or later (UTC).</param>
/// <param name="StartedBefore">Started earlier than that (UTC).</param>
/// <param name="OldestFirst">Backwards.</param>
public sealed record ListInstancesRequest(
    PageRequest Page, string? Text = null, IReadOnlyList<string>? DefinitionIds = null, IReadOnlyList<WorkflowSubStatus>? SubStatuses = null,
    bool? HasIncidents = null, DateTimeOffset? StartedFrom = null, DateTimeOffset? StartedBefore = null, bool OldestFirst = false);

/// <summary>An instance in a list.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="VersionId">The version that it runs, by that version's own id.</param>
/// <param name="ChangedAt">When its last burst was (UTC).</param>
/// <param name="Incidents">How many activities have failed and were not retried.</param>
public sealed record InstanceItem(WorkflowInstance Instance, string? VersionId, DateTimeOffset ChangedAt, int Incidents);

/// <summary>Lists instances of workflows, for those who look after routes.</summary>
public sealed class ListInstances(WorkflowsDbContext db)
{
    /// <summary>Refuses callers who may not see routes.</summary>
    public async Task<Result<Page<InstanceItem>>> HandleAsync(ListInstancesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidReading(caller) is { } forbidden)
            return forbidden;

        var instances = Filter(db.Set<WorkflowInstance>().AsNoTracking(), request);
        instances = request.OldestFirst
            ? instances.OrderBy(instance => instance.StartedAt).ThenBy(instance => instance.Id)
            : instances.OrderByDescending(instance => instance.StartedAt).ThenByDescending(instance => instance.Id);
        var rows = instances.Select(instance => new
        {
            Instance = instance,
            VersionId = db.Set<DefinitionRow>()
                .Where(row => row.DefinitionId == instance.DefinitionId && row.Version == instance.DefinitionVersion)
                .Select(row => row.VersionId).FirstOrDefault(),
            ChangedAt = db.Set<JournalRow>()
                .Where(row => row.InstanceId == instance.Id && row.Number == instance.Bursts).Select(row => (DateTimeOffset?)row.At).FirstOrDefault(),
        });
        var page = await rows.ToPageAsync(request.Page, cancellationToken);
        return page.Map(row => new InstanceItem(row.Instance, row.VersionId, row.ChangedAt ?? row.Instance.StartedAt, row.Instance.Incidents));
    }

    private static IQueryable<WorkflowInstance> Filter(IQueryable<WorkflowInstance> instances, ListInstancesRequest request)
    {
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var text = request.Text.Trim();
            instances = instances.Where(
                instance => instance.Id.Contains(text) || instance.DefinitionId.Contains(text) || instance.CorrelationId!.Contains(text));
        }

        if (request.DefinitionIds is { } definitions)
            instances = instances.Where(instance => definitions.Contains(instance.DefinitionId));
        if (request.SubStatuses is { } states)
            instances = instances.Where(instance => states.Contains(instance.SubStatus));
        if (request.HasIncidents is { } has)
            instances = instances.Where(instance => instance.Incidents > 0 == has);
        if (request.StartedFrom is { } from)
            instances = instances.Where(instance => instance.StartedAt >= from);
        if (request.StartedBefore is { } before)
            instances = instances.Where(instance => instance.StartedAt < before);
        return instances;
    }
}
