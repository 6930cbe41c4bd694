using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>What a finding of the route check means for publishing.</summary>
public enum FindingSeverity
{
    /// <summary>The route can't be published.</summary>
    Error,

    /// <summary>It can; somebody ought to look at it.</summary>
    Warning,
}

/// <summary>One thing that the route check has found.</summary>
/// <param name="Rule">Stable, such as <c>soundness.dead_activity</c> or <c>lawfulness.clinical_meeting</c>.</param>
/// <param name="Severity">Whether it stands in the way of publishing.</param>
/// <param name="ActivityId">The activity at fault; null where it is the route as a whole.</param>
/// <param name="Message">For the person who edits the route; names the activity.</param>
/// <param name="Clause">The clause of the regulation that demands it, such as <c>3.4</c>; null where none does.</param>
/// <param name="Path">A shortest run that shows it; empty where the definition itself does.</param>
public sealed record RouteFinding(
    string Rule, FindingSeverity Severity, string? ActivityId, Text Message, string? Clause, IReadOnlyList<PathStep> Path);

/// <summary>A step of a run.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="Outcome">The port by which it was left; null where the run stops at it.</param>
public sealed record PathStep(string ActivityId, string? Outcome);

/// <summary>What the route check says about a definition.</summary>
/// <param name="Findings">Errors first.</param>
/// <param name="IsComplete">False where a bound was reached before everything had been looked at; then a warning says so.</param>
/// <param name="States">How many different states were looked at.</param>
/// <param name="Took">How long it took.</param>
public sealed record RouteVerdict(IReadOnlyList<RouteFinding> Findings, bool IsComplete, int States, TimeSpan Took)
{
    /// <summary>Whether something stands in the way of publishing.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Severity == FindingSeverity.Error);
}
