using System.Text;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Api.Studio.Calls;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Api.Studio.Instances;

/// <summary>Which instances the list asks for; what it leaves out does not matter.</summary>
internal sealed record InstanceQuery(
    int? Page, int? PageSize, string? SearchTerm, IReadOnlyList<string>? DefinitionIds, string? DefinitionId, IReadOnlyList<WorkflowStatus>? Statuses,
    WorkflowStatus? Status, IReadOnlyList<WorkflowSubStatus>? SubStatuses, WorkflowSubStatus? SubStatus, bool? HasIncidents, string? OrderBy, string? OrderDirection,
    IReadOnlyList<TimeFilter>? TimestampFilters);

/// <summary>A condition on a time.</summary>
internal sealed record TimeFilter(string? Column, string? Operator, DateTimeOffset Timestamp);

/// <summary><c>/elsa/api/workflow-instances</c>: list, one instance, its state, variables and journal.</summary>
internal static class InstanceEndpoints
{
    public static void MapStudioInstances(this RouteGroupBuilder api)
    {
        var instances = api.MapGroup("/workflow-instances");
        instances.MapPost("", ListAsync);
        instances.MapGet("/{id}", (string id, GetInstance get, CallerAccessor callers, CancellationToken ct) =>
            ShowAsync(id, get, callers, view => StudioInstance.Of(view), ct));
        instances.MapGet("/{id}/execution-state", (string id, GetInstance get, CallerAccessor callers, CancellationToken ct) =>
            ShowAsync(id, get, callers, StateOf, ct));
        instances.MapGet("/{id}/variables", (string id, GetInstance get, CallerAccessor callers, CancellationToken ct) =>
            ShowAsync(id, get, callers, VariablesOf, ct));
        instances.MapPost("/{id}/journal", (string id, JournalQuery? query, GetInstance get, CallerAccessor callers, CancellationToken ct, int skip = 0, int take = 100) =>
            ShowAsync(id, get, callers, view => JournalOf(view, query?.Filter, skip, take), ct));
        instances.MapGet("/{id}/export", ExportAsync);
    }

    /// <summary>Shows a part of an instance; one that is not there is 404.</summary>
    public static async Task<IResult> ShowAsync(
        string id, GetInstance get, CallerAccessor callers, Func<InstanceView, object> show, CancellationToken ct)
    {
        var found = await get.HandleAsync(id, callers.Caller, ct);
        return found is { IsOk: false, Refusal.Kind: RefusalKind.NotFound } ? Results.NotFound() : StudioAnswer.Of(found, show);
    }

    private static async Task<IResult> ListAsync(InstanceQuery query, ListInstances list, CallerAccessor callers, CancellationToken ct)
    {
        var started = (query.TimestampFilters ?? []).Where(filter => filter.Column is "CreatedAt" or "createdAt").ToList();
        var request = new ListInstancesRequest(
            new PageRequest((query.Page ?? 0) + 1, query.PageSize ?? PageRequest.MaxSize),
            DefinitionIds: query.DefinitionId is { Length: > 0 } one ? [one] : query.DefinitionIds is { Count: > 0 } several ? several : null,
            Text: query.SearchTerm, SubStatuses: StatesOf(query), HasIncidents: query.HasIncidents,
            StartedFrom: Limit(started, "GreaterThan", "GreaterThanOrEqual", "Is"), StartedBefore: Limit(started, "LessThan", "LessThanOrEqual", null),
            Sort: SortOf(query.OrderBy), Ascending: query.OrderDirection == "Ascending");
        var found = await list.HandleAsync(request, callers.Caller, ct);
        return StudioAnswer.Of(found, page => new StudioPaged<StudioInstance>([.. page.Items.Select(StudioInstance.Of)], page.Total));
    }

    // A column by which nothing is sorted here, such as the name, leaves the order of their beginning.
    private static InstanceSort SortOf(string? column) => column switch
    {
        "UpdatedAt" or "Updated" or "LastExecuted" => InstanceSort.Changed,
        "Finished" or "FinishedAt" => InstanceSort.Finished,
        _ => InstanceSort.Started,
    };

    private static WorkflowSubStatus[]? StatesOf(InstanceQuery query)
    {
        IReadOnlyList<WorkflowStatus> statuses = query.Status is { } status ? [status] : query.Statuses ?? [];
        IReadOnlyList<WorkflowSubStatus> states = query.SubStatus is { } state ? [state] : query.SubStatuses ?? [];
        if (statuses.Count == 0 && states.Count == 0)
            return null;
        return [.. (states.Count > 0 ? states : Enum.GetValues<WorkflowSubStatus>())
            .Where(one => statuses.Count == 0 || statuses.Contains(StudioInstance.StatusOf(one)))];
    }

    private static DateTimeOffset? Limit(List<TimeFilter> filters, string strict, string loose, string? same) =>
        filters.FirstOrDefault(filter => filter.Operator == strict || filter.Operator == loose || (same is not null && filter.Operator == same))?.Timestamp;

    private static object StateOf(InstanceView view) => new
    {
        status = StudioInstance.StatusOf(view.State.SubStatus),
        subStatus = view.State.SubStatus,
        workflowSubStatus = view.State.SubStatus,
        updatedAt = view.ChangedAt,
    };

    private static StudioList<StudioVariable> VariablesOf(InstanceView view)
    {
        var variables = view.Definition.Variables.Select(variable => new StudioVariable(variable.Id, variable.Name, view.State.Variables[variable.Name]?.DeepClone())).ToList();
        return new(variables, variables.Count);
    }

    private static StudioPaged<StudioLogEntry> JournalOf(InstanceView view, JournalFilter? filter, int skip, int take)
    {
        var entries = InstanceLog.Entries(view).Where(entry => filter is null
            || (Allows(filter.ActivityIds, entry.ActivityId) && Allows(filter.ActivityNodeIds, entry.NodeId) && Allows(filter.EventNames, entry.EventName)
                && filter.ExcludedActivityTypes?.Contains(entry.ActivityType) != true)).ToList();
        return new([.. entries.Skip(skip).Take(take)], entries.Count);
    }

    private static bool Allows(IReadOnlyList<string>? wanted, string value) => wanted is not { Count: > 0 } || wanted.Contains(value);

    private static async Task<IResult> ExportAsync(string id, GetInstance get, CallerAccessor callers, CancellationToken ct)
    {
        var found = await get.HandleAsync(id, callers.Caller, ct);
        return found.IsOk
            ? Results.File(Encoding.UTF8.GetBytes(InstanceFile.Of(found.Value)), "application/json", $"{found.Value.Instance.DefinitionId}-{id}.json")
            : StudioAnswer.Refused(found.Refusal);
    }

    private sealed record StudioVariable(string Id, string Name, JsonNode? Value);

    private sealed record JournalQuery(JournalFilter? Filter);

    private sealed record JournalFilter(
        IReadOnlyList<string>? ActivityIds, IReadOnlyList<string>? ActivityNodeIds, IReadOnlyList<string>? ExcludedActivityTypes, IReadOnlyList<string>? EventNames);
}
