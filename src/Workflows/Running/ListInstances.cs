using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Running;

/// <summary>Which instances are meant.</summary>
public enum InstanceFilter
{
    /// <summary>Those in which an activity has failed.</summary>
    Incidents,

    /// <summary>Those that have something before them, failed ones included.</summary>
    Running,

    /// <summary>Those that have ended.</summary>
    Finished,

    /// <summary>All.</summary>
    Any,
}

/// <summary>By what a list of instances is sorted.</summary>
public enum InstanceSort
{
    /// <summary>When it began.</summary>
    Started,

    /// <summary>When its last burst was.</summary>
    Changed,

    /// <summary>When it ended; those that run count as the latest.</summary>
    Finished,
}

/// <summary>Asks for a part of the list of instances.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Filter">Which instances.</param>
/// <param name="DefinitionIds">Only of these routes; null for all.</param>
/// <param name="Version">Only those of this version; null for all.</param>
/// <param name="CaseId">Only those about this case; null for all.</param>
/// <param name="Text">Part of an instance's, a definition's or a correlation id; null for all.</param>
/// <param name="SubStatuses">Only in these states; null for all.</param>
/// <param name="HasIncidents">Only with, or only without, an activity that failed; null for both.</param>
/// <param name="StartedFrom">Started then or later (UTC).</param>
/// <param name="StartedBefore">Started earlier than that (UTC).</param>
/// <param name="Sort">By what the list is sorted.</param>
/// <param name="Ascending">The oldest first.</param>
public sealed record ListInstancesRequest(
    PageRequest Page, InstanceFilter Filter = InstanceFilter.Any, IReadOnlyList<string>? DefinitionIds = null, int? Version = null, string? CaseId = null,
    string? Text = null, IReadOnlyList<WorkflowSubStatus>? SubStatuses = null, bool? HasIncidents = null, DateTimeOffset? StartedFrom = null,
    DateTimeOffset? StartedBefore = null, InstanceSort Sort = InstanceSort.Started, bool Ascending = false);

/// <summary>Lists instances of workflows, for those who look after routes; newest first unless asked otherwise.</summary>
public sealed class ListInstances(WorkflowsDbContext db)
{
    /// <summary>Refuses callers who may not see routes.</summary>
    public async Task<Result<Page<InstanceSummary>>> HandleAsync(ListInstancesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidReading(caller) is { } forbidden)
            return forbidden;
        var page = await Sorted(Filter(db.Set<WorkflowInstance>().AsNoTracking(), request), request).ToPageAsync(request.Page, cancellationToken);
        return await ShowAsync(page, cancellationToken);
    }

    internal async Task<Page<InstanceSummary>> ShowAsync(Page<WorkflowInstance> page, CancellationToken cancellationToken)
    {
        string[] ids = [.. page.Items.Select(instance => instance.Id)];
        string[] definitions = [.. page.Items.Select(instance => instance.DefinitionId).Distinct()];
        var steps = (await db.Set<HumanTask>().AsNoTracking()
            .Where(task => ids.Contains(task.InstanceId) && task.CompletedAt == null)
            .Select(task => new { task.InstanceId, task.Step }).ToListAsync(cancellationToken)).ToLookup(task => task.InstanceId, task => task.Step);
        var versions = (await db.Set<DefinitionRow>().AsNoTracking().Where(row => definitions.Contains(row.DefinitionId))
            .Select(row => new { row.DefinitionId, row.Version, row.VersionId, row.Name }).ToListAsync(cancellationToken))
            .ToDictionary(row => (row.DefinitionId, row.Version));
        var changed = await Last(db.Set<WorkflowInstance>().Where(instance => ids.Contains(instance.Id)))
            .ToDictionaryAsync(burst => burst.InstanceId, burst => burst.At, cancellationToken);
        return page.Map(instance =>
        {
            var version = versions.GetValueOrDefault((instance.DefinitionId, instance.DefinitionVersion));
            return new InstanceSummary(
                instance.Id, instance.DefinitionId, version?.Name ?? instance.DefinitionId, instance.DefinitionVersion, version?.VersionId ?? "",
                instance.Case, instance.CorrelationId, instance.SubStatus, instance.Incidents, [.. steps[instance.Id].Distinct()],
                instance.StartedAt, changed.GetValueOrDefault(instance.Id, instance.StartedAt), instance.FinishedAt);
        });
    }

    private IQueryable<JournalRow> Last(IQueryable<WorkflowInstance> instances) =>
        from instance in instances
        join row in db.Set<JournalRow>().AsNoTracking() on new { Id = instance.Id, Number = instance.Bursts } equals new { Id = row.InstanceId, row.Number }
        select row;

    private IQueryable<WorkflowInstance> Sorted(IQueryable<WorkflowInstance> instances, ListInstancesRequest request)
    {
        var up = request.Ascending;
        var sorted = request.Sort switch
        {
            InstanceSort.Changed => up
                ? instances.OrderBy(one => db.Set<JournalRow>().Where(row => row.InstanceId == one.Id && row.Number == one.Bursts).Select(row => (DateTimeOffset?)row.At).FirstOrDefault())
                : instances.OrderByDescending(one => db.Set<JournalRow>().Where(row => row.InstanceId == one.Id && row.Number == one.Bursts).Select(row => (DateTimeOffset?)row.At).FirstOrDefault()),
            InstanceSort.Finished => up
                ? instances.OrderBy(one => one.FinishedAt == null).ThenBy(one => one.FinishedAt)
                : instances.OrderByDescending(one => one.FinishedAt == null).ThenByDescending(one => one.FinishedAt),
            _ => up ? instances.OrderBy(one => one.StartedAt) : instances.OrderByDescending(one => one.StartedAt),
        };
        return up ? sorted.ThenBy(one => one.Id) : sorted.ThenByDescending(one => one.Id);
    }

    private static IQueryable<WorkflowInstance> Filter(IQueryable<WorkflowInstance> instances, ListInstancesRequest request)
    {
        instances = request.Filter switch
        {
            InstanceFilter.Incidents => instances.Where(instance => instance.Incidents > 0),
            InstanceFilter.Running => instances.Where(instance => instance.FinishedAt == null),
            InstanceFilter.Finished => instances.Where(instance => instance.FinishedAt != null),
            _ => instances,
        };
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var text = request.Text.Trim();
            instances = instances.Where(
                instance => instance.Id.Contains(text) || instance.DefinitionId.Contains(text) || instance.CorrelationId!.Contains(text));
        }

        if (request.DefinitionIds is { } definitions)
            instances = instances.Where(instance => definitions.Contains(instance.DefinitionId));
        if (request.Version is { } version)
            instances = instances.Where(instance => instance.DefinitionVersion == version);
        if (request.CaseId is { } about)
            instances = instances.Where(instance => EF.Property<string>(instance, "CaseId") == about);
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
