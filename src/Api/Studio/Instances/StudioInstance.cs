using System.Text.Json.Nodes;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Api.Studio.Instances;

/// <summary>An instance in Studio's form; the state is left out in lists.</summary>
internal sealed record StudioInstance(
    string Id, string DefinitionId, string DefinitionVersionId, int Version, WorkflowStatus Status, WorkflowSubStatus SubStatus,
    string? CorrelationId, string Name, int IncidentCount, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FinishedAt,
    StudioState? WorkflowState = null)
{
    public static StudioInstance Of(InstanceSummary one) => new(
        one.Id, one.DefinitionId, one.VersionId, one.Version, StatusOf(one.Status), one.Status, one.CorrelationId, one.Case.Title, one.Incidents,
        one.StartedAt, one.ChangedAt, one.FinishedAt);

    public static StudioInstance Of(InstanceView view) => new(
        view.Instance.Id, view.Instance.DefinitionId, view.VersionId, view.Instance.DefinitionVersion, StatusOf(view.Instance.SubStatus),
        view.Instance.SubStatus, view.Instance.CorrelationId, view.Instance.Case.Title, view.State.Incidents.Count, view.Instance.StartedAt,
        view.ChangedAt, view.Instance.FinishedAt, StudioState.Of(view));

    /// <summary>Elsa counts a faulted instance among the finished ones.</summary>
    public static WorkflowStatus StatusOf(WorkflowSubStatus state) =>
        state is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled or WorkflowSubStatus.Faulted ? WorkflowStatus.Finished : WorkflowStatus.Running;
}

/// <summary>What an instance is at the moment.</summary>
internal sealed record StudioState(
    string Id, string DefinitionId, int DefinitionVersion, string? CorrelationId, WorkflowStatus Status, WorkflowSubStatus SubStatus,
    IReadOnlyList<StudioBookmark> Bookmarks, IReadOnlyList<StudioIncident> Incidents, JsonObject Input, JsonObject Output, JsonObject Properties,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FinishedAt)
{
    public IReadOnlyList<object> CompletionCallbacks { get; } = [];

    public IReadOnlyList<object> ActivityExecutionContexts { get; } = [];

    public static StudioState Of(InstanceView view) => new(
        view.Instance.Id, view.Instance.DefinitionId, view.Instance.DefinitionVersion, view.State.CorrelationId,
        StudioInstance.StatusOf(view.State.SubStatus), view.State.SubStatus,
        [.. view.State.Bookmarks.Select(bookmark => StudioBookmark.Of(bookmark, view))],
        [.. view.State.Incidents.Select(incident => StudioIncident.Of(incident, view.Definition))],
        view.State.Input, view.State.Output, new JsonObject { ["Variables"] = view.State.Variables.DeepClone() },
        view.Instance.StartedAt, view.ChangedAt, view.Instance.FinishedAt);
}

/// <summary>Where an instance waits.</summary>
internal sealed record StudioBookmark(
    string Id, string Name, string ActivityId, string ActivityNodeId, string ActivityInstanceId, DateTimeOffset CreatedAt, DateTimeOffset? DueAt)
{
    public static StudioBookmark Of(Bookmark bookmark, InstanceView view) => new(
        bookmark.Id, bookmark.Kind, bookmark.ActivityId, InstanceLog.NodeOf(view.Definition, bookmark.ActivityId), bookmark.ActivityInstanceId,
        view.Journal.FirstOrDefault(row => row.Entries.Any(entry => entry.ActivityInstanceId == bookmark.ActivityInstanceId))?.At ?? view.Instance.StartedAt,
        bookmark.DueAt);
}

/// <summary>An activity that failed.</summary>
internal sealed record StudioIncident(
    string ActivityId, string ActivityNodeId, string ActivityType, string Message, StudioException Exception, DateTimeOffset Timestamp)
{
    public static StudioIncident Of(Incident incident, WorkflowDefinition definition) => new(
        incident.ActivityId, InstanceLog.NodeOf(definition, incident.ActivityId), incident.ActivityType, incident.Message,
        new("Exception", incident.Message), incident.At);
}

/// <summary>Why it failed; the stack stays in the service's log.</summary>
internal sealed record StudioException(string Type, string Message);
