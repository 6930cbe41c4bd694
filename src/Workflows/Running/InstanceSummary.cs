using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Running;

/// <summary>An instance in a list.</summary>
/// <param name="Id">The instance.</param>
/// <param name="DefinitionId">The route that it runs.</param>
/// <param name="RouteName">What that version is called.</param>
/// <param name="Version">The version.</param>
/// <param name="VersionId">That version's own id.</param>
/// <param name="Case">What it is about.</param>
/// <param name="CorrelationId">The case's id, unless the route has changed it.</param>
/// <param name="Status">Elsa's finer status.</param>
/// <param name="Incidents">Activities that failed and wait for somebody.</param>
/// <param name="Steps">The human tasks that wait in it.</param>
/// <param name="StartedAt">When it began (UTC).</param>
/// <param name="ChangedAt">When its last burst was (UTC).</param>
/// <param name="FinishedAt">When it ended (UTC); null while it runs.</param>
public sealed record InstanceSummary(
    string Id, string DefinitionId, string RouteName, int Version, string VersionId, CaseRef Case, string? CorrelationId, WorkflowSubStatus Status, int Incidents,
    IReadOnlyList<string> Steps, DateTimeOffset StartedAt, DateTimeOffset ChangedAt, DateTimeOffset? FinishedAt)
{
    /// <summary>Whether something is still before it.</summary>
    public bool IsRunning => FinishedAt is null;
}
