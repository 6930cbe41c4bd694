using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Asks what the route check says.</summary>
/// <param name="RouteId">The route.</param>
/// <param name="Version">That version; null for the newest, a draft included.</param>
public sealed record CheckRouteRequest(string RouteId, int? Version = null);

/// <summary>A checked version.</summary>
/// <param name="Definition">The version.</param>
/// <param name="Row">How it is stored.</param>
/// <param name="Verdict">What the check says.</param>
public sealed record CheckedRoute(WorkflowDefinition Definition, DefinitionRow Row, RouteVerdict Verdict)
{
    /// <summary>What people call an activity; its id where the version has none of that id.</summary>
    public string TitleOf(string activityId) => Definition.Find(activityId)?.DisplayText ?? activityId;

    /// <summary>The route with the run of a finding drawn on it: what it passed, and where it stops or breaks the rule.</summary>
    public RoutePicture PictureOf(RouteFinding? finding)
    {
        var path = finding?.Path ?? [];
        var passed = path.Select(step => step.ActivityId).ToHashSet(StringComparer.Ordinal);
        var taken = path.Where(step => step.Outcome is not null).Select(step => (step.ActivityId, step.Outcome!)).ToHashSet();
        var at = finding?.ActivityId ?? (path.Count > 0 ? path[^1].ActivityId : null);
        StepState StateOf(string id) => id == at ? StepState.Current : passed.Contains(id) ? StepState.Done : StepState.Pending;
        var picture = RoutePicture.Of(Definition);
        return picture with
        {
            Nodes = [.. picture.Nodes.Select(node => node with { State = StateOf(node.Id) })],
            Edges = [.. picture.Edges.Select(edge => edge with { Taken = taken.Contains((edge.From, edge.Label)) })],
        };
    }
}

/// <summary>Checks a version of a route: can it run, is it sound, does it keep the regulation. Changes nothing.</summary>
public sealed class CheckRoute(GetDefinition get, DefinitionStore store, RouteCheck check)
{
    /// <summary>Refuses callers who may not see versions, and a version that is not there.</summary>
    public async Task<Result<CheckedRoute>> HandleAsync(CheckRouteRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var found = await get.HandleAsync(
            request.Version is { } version ? GetDefinitionRequest.Of(request.RouteId, version) : GetDefinitionRequest.Latest(request.RouteId),
            caller, cancellationToken);
        if (!found.IsOk)
            return found.Refusal;

        var (definition, row) = found.Value;
        await store.PrepareAsync(definition, null, cancellationToken);
        return new CheckedRoute(definition, row, check.Check(definition));
    }
}
