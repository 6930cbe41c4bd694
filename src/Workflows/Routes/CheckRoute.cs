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
/// <param name="Picture">The route, no run on it.</param>
/// <param name="Labels">What people call the outcomes of the runs that are told.</param>
public sealed record CheckedRoute(
    WorkflowDefinition Definition, DefinitionRow Row, RouteVerdict Verdict, RoutePicture Picture, IReadOnlyDictionary<PathStep, Text> Labels)
{
    /// <summary>What people call an activity; its id where the version has none of that id.</summary>
    public string TitleOf(string activityId) => Definition.Find(activityId)?.DisplayText ?? activityId;

    /// <summary>The route with the run of a finding drawn on it: what it passed, and where it stops or breaks the rule.</summary>
    public RoutePicture PictureOf(RouteFinding? finding) =>
        Picture.With(finding?.Path ?? [], finding?.ActivityId ?? (finding?.Path is [.., var last] ? last.ActivityId : null));
}

/// <summary>Checks a version of a route: can it run, is it sound, does it keep the regulation. Changes nothing.</summary>
public sealed class CheckRoute(GetDefinition get, DefinitionStore store, RouteCheck check, RouteDrawing drawing)
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
        var verdict = check.Check(definition);
        var labels = verdict.Findings.SelectMany(finding => finding.Path).Distinct().Where(step => step.Outcome is not null)
            .Select(step => (Step: step, Activity: definition.Find(step.ActivityId))).Where(one => one.Activity is not null)
            .ToDictionary(one => one.Step, one => drawing.LabelOf(one.Activity!, one.Step.Outcome!));
        return new CheckedRoute(definition, row, verdict, drawing.Of(definition), labels);
    }
}
