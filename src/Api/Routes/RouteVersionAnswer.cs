using BaseWorkflows.Workflows.Routes;

namespace BaseWorkflows.Api.Routes;

/// <summary>A version of a route as programs see it.</summary>
/// <param name="Id">The version's own id.</param>
/// <param name="RouteId">The route.</param>
/// <param name="Version">From 1.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">What it is for; null where nobody said.</param>
/// <param name="State">Draft, Published or Earlier.</param>
/// <param name="IsLatest">Whether no version is newer.</param>
/// <param name="HumanTasks">How many steps people do.</param>
/// <param name="Errors">Findings that forbid publishing, when it was saved last.</param>
/// <param name="Warnings">Findings that warn, when it was saved last.</param>
/// <param name="CreatedAt">When it was stored first.</param>
/// <param name="UpdatedAt">When it was saved last.</param>
/// <param name="ChangedBy">Who saved it last.</param>
/// <param name="PublishedAt">When it was published first; null for a draft.</param>
/// <param name="PublishedBy">Who published it last; null for a draft.</param>
internal sealed record RouteVersionAnswer(
    string Id, string RouteId, int Version, string Name, string? Description, VersionState State, bool IsLatest, int HumanTasks,
    int Errors, int Warnings, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, string ChangedBy, DateTimeOffset? PublishedAt, string? PublishedBy)
{
    public static RouteVersionAnswer Of(DefinitionRow row) => new(
        row.VersionId, row.DefinitionId, row.Version, row.Name, row.Description, row.State, row.IsLatest, row.HumanTasks,
        row.Errors, row.Warnings, row.CreatedAt, row.UpdatedAt, row.ChangedBy, row.PublishedAt, row.PublishedBy);
}

/// <summary>A saved draft, with what the route check says about it.</summary>
internal sealed record SavedRouteAnswer(RouteVersionAnswer Version, IReadOnlyList<RouteFinding> Findings)
{
    public static SavedRouteAnswer Of(SavedDefinition saved) => new(RouteVersionAnswer.Of(saved.Row), saved.Findings);
}

/// <summary>What has changed between two versions.</summary>
internal sealed record ComparisonAnswer(RouteVersionAnswer From, RouteVersionAnswer To, IReadOnlyList<VersionChange> Changes)
{
    public static ComparisonAnswer Of(RouteComparison comparison) =>
        new(RouteVersionAnswer.Of(comparison.From), RouteVersionAnswer.Of(comparison.To), comparison.Changes);
}
