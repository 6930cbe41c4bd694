using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Api.Studio.Calls;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Api.Studio.Instances;

/// <summary><c>/elsa/api/activity-executions</c>: what the diagram and the property panel of the viewer show.</summary>
internal static class ExecutionEndpoints
{
    public static void MapStudioExecutions(this RouteGroupBuilder api)
    {
        api.MapPost("/activity-executions/report", (ReportQuery query, GetInstance get, CallerAccessor callers, CancellationToken ct) =>
            InstanceEndpoints.ShowAsync(query.WorkflowInstanceId, get, callers, view => new { stats = InstanceLog.Stats(view, query.ActivityNodeIds ?? []) }, ct));
        foreach (var list in (string[])["/activity-executions/list", "/activity-execution-summaries/list"])
        {
            api.MapGet(list, (string workflowInstanceId, string? activityNodeId, GetInstance get, CallerAccessor callers, CancellationToken ct) =>
                InstanceEndpoints.ShowAsync(workflowInstanceId, get, callers, view => ListOf(view, activityNodeId), ct));
        }

        api.MapGet("/activity-executions/by-id", (string id, GetInstance get, CallerAccessor callers, CancellationToken ct) => OneAsync(id, get, callers, one => one, ct));
        api.MapGet("/activity-executions/{id}/call-stack", (string id, GetInstance get, CallerAccessor callers, CancellationToken ct) =>
            OneAsync(id, get, callers, one => new { activityExecutionId = id, items = new[] { one }, totalCount = 1 }, ct));
    }

    private static StudioList<StudioExecution> ListOf(InstanceView view, string? activityNodeId)
    {
        var executions = InstanceLog.Executions(view).Where(execution => activityNodeId is null || execution.ActivityNodeId == activityNodeId).ToList();
        return new(executions, executions.Count);
    }

    private static async Task<IResult> OneAsync(
        string id, GetInstance get, CallerAccessor callers, Func<StudioExecution, object> show, CancellationToken ct)
    {
        var found = await get.HandleAsync(InstanceLog.InstanceOf(id), callers.Caller, ct);
        return found.IsOk && InstanceLog.Executions(found.Value).FirstOrDefault(execution => execution.Id == id) is { } one
            ? StudioAnswer.Of(show(one))
            : Results.NotFound();
    }

    private sealed record ReportQuery(string WorkflowInstanceId, IReadOnlyList<string>? ActivityNodeIds);
}
