using BaseWorkflows.Api.Problems;
using BaseWorkflows.Api.SignIn;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Routes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BaseWorkflows.Api.Routes;

/// <summary><c>/api/routes/{id}/check</c>: what the proof before publishing says about a route.</summary>
internal static class RouteCheckEndpoints
{
    /// <summary>What the route check says about a version.</summary>
    /// <param name="RouteId">The route.</param>
    /// <param name="VersionId">The version's own id.</param>
    /// <param name="Version">The version.</param>
    /// <param name="IsPublished">Whether new cases run it.</param>
    /// <param name="MayBePublished">Whether no finding is an error.</param>
    /// <param name="IsComplete">False where the route has too many states to look at all of them; a finding says so.</param>
    /// <param name="States">How many states were looked at.</param>
    /// <param name="Milliseconds">How long that took.</param>
    /// <param name="Findings">Errors first.</param>
    internal sealed record RouteCheckAnswer(
        string RouteId, string VersionId, int Version, bool IsPublished, bool MayBePublished, bool IsComplete, int States, double Milliseconds,
        IReadOnlyList<FindingAnswer> Findings);

    /// <summary>A finding.</summary>
    /// <param name="Rule">Stable, such as <c>soundness.starved_join</c>.</param>
    /// <param name="Severity">An error stands in the way of publishing.</param>
    /// <param name="ActivityId">The activity at fault; null for the route as a whole.</param>
    /// <param name="Activity">What people call it.</param>
    /// <param name="Message">For people, in both languages.</param>
    /// <param name="Clause">The clause that demands it; null where none does.</param>
    /// <param name="Path">A shortest run that shows it; empty where the route itself does.</param>
    internal sealed record FindingAnswer(
        string Rule, FindingSeverity Severity, string? ActivityId, string? Activity, Text Message, string? Clause, IReadOnlyList<StepAnswer> Path);

    /// <summary>A step of a run; without an outcome where the run stops at it.</summary>
    internal sealed record StepAnswer(string ActivityId, string Activity, string? Outcome);

    public static void MapCheck(this RouteGroupBuilder routes) => routes
        .MapGet("/{id}/check", CheckAsync).WithName("CheckRoute")
        .WithSummary("检查流程：会不会卡住、是否符合管理办法").WithDescription(
            "Whether the route can run, is sound (never stuck, never cut off, always able to end) and keeps the regulation; each finding with "
            + "a shortest run that shows it. The newest version, a draft included, unless `version` names another.");

    private static async Task<Results<Ok<RouteCheckAnswer>, Refused>> CheckAsync(
        string id, CheckRoute check, CallerAccessor callers, CancellationToken cancellationToken, int? version = null)
    {
        var found = await check.HandleAsync(new(id, version), callers.Caller, cancellationToken);
        return found.IsOk ? TypedResults.Ok(Show(found.Value)) : new Refused(found.Refusal);
    }

    private static RouteCheckAnswer Show(CheckedRoute route) => new(
        route.Row.DefinitionId, route.Row.VersionId, route.Row.Version, route.Row.IsPublished, !route.Verdict.HasErrors,
        route.Verdict.IsComplete, route.Verdict.States, Math.Round(route.Verdict.Took.TotalMilliseconds, 1),
        [.. route.Verdict.Findings.Select(finding => new FindingAnswer(
            finding.Rule, finding.Severity, finding.ActivityId, finding.ActivityId is { } activity ? route.TitleOf(activity) : null,
            finding.Message, finding.Clause, [.. finding.Path.Select(step => new StepAnswer(step.ActivityId, route.TitleOf(step.ActivityId), step.Outcome))]))]);
}
