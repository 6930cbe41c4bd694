using BaseWorkflows.Domain;
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

/// <summary>Asks for a part of the list.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Filter">Which instances.</param>
/// <param name="DefinitionId">Only those of this route; null for all.</param>
/// <param name="Version">Only those of this version; null for all.</param>
/// <param name="CaseId">Only those about this case; null for all.</param>
public sealed record FindInstancesRequest(
    PageRequest Page, InstanceFilter Filter = InstanceFilter.Any, string? DefinitionId = null, int? Version = null, string? CaseId = null);

/// <summary>Lists instances for those who keep routes, newest first.</summary>
public sealed class FindInstances(WorkflowsDbContext db)
{
    /// <summary>Refuses callers who may not see them.</summary>
    public async Task<Result<Page<InstanceSummary>>> HandleAsync(
        FindInstancesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (RouteKeepers.ForbidReading(caller) is { } forbidden)
            return forbidden;

        var instances = request.Filter switch
        {
            InstanceFilter.Incidents => db.Set<WorkflowInstance>().Where(instance => instance.Incidents > 0),
            InstanceFilter.Running => db.Set<WorkflowInstance>().Where(instance => instance.FinishedAt == null),
            InstanceFilter.Finished => db.Set<WorkflowInstance>().Where(instance => instance.FinishedAt != null),
            _ => db.Set<WorkflowInstance>(),
        };
        if (request.DefinitionId is { } definition)
            instances = instances.Where(instance => instance.DefinitionId == definition);
        if (request.Version is { } version)
            instances = instances.Where(instance => instance.DefinitionVersion == version);
        if (request.CaseId is { } about)
            instances = instances.Where(instance => EF.Property<string>(instance, "CaseId") == about);

        var page = await instances.AsNoTracking().OrderByDescending(instance => instance.StartedAt).ThenByDescending(instance => instance.Id)
            .ToPageAsync(request.Page, cancellationToken);
        return await ShowAsync(page, cancellationToken);
    }

    internal async Task<Page<InstanceSummary>> ShowAsync(Page<WorkflowInstance> page, CancellationToken cancellationToken)
    {
        string[] ids = [.. page.Items.Select(instance => instance.Id)];
        string[] definitions = [.. page.Items.Select(instance => instance.DefinitionId).Distinct()];
        var steps = (await db.Set<HumanTask>().AsNoTracking()
            .Where(task => ids.Contains(task.InstanceId) && task.CompletedAt == null)
            .Select(task => new { task.InstanceId, task.Step }).ToListAsync(cancellationToken)).ToLookup(task => task.InstanceId, task => task.Step);
        var names = (await db.Set<DefinitionRow>().AsNoTracking().Where(row => definitions.Contains(row.DefinitionId))
            .Select(row => new { row.DefinitionId, row.Version, row.Name }).ToListAsync(cancellationToken))
            .ToDictionary(row => (row.DefinitionId, row.Version), row => row.Name);
        return page.Map(instance => new InstanceSummary(
            instance.Id, instance.DefinitionId, names.GetValueOrDefault((instance.DefinitionId, instance.DefinitionVersion), instance.DefinitionId),
            instance.DefinitionVersion, instance.Case, instance.SubStatus, instance.Incidents, [.. steps[instance.Id].Distinct()],
            instance.StartedAt, instance.FinishedAt));
    }
}
