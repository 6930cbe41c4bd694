using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>
/// All that an instance is between two bursts: variables, running activities, tokens, waits, incidents. A few KB of JSON.
/// Handed to an engine it belongs to the engine; read the state of the burst that comes back, or parse the JSON again.
/// </summary>
public sealed class WorkflowState
{
    private readonly List<Bookmark> bookmarks = [];
    private readonly List<Incident> incidents = [];

    internal WorkflowState(string instanceId, string definitionId, int definitionVersion)
    {
        InstanceId = instanceId;
        DefinitionId = definitionId;
        DefinitionVersion = definitionVersion;
    }

    /// <summary>The instance.</summary>
    public string InstanceId { get; }

    /// <summary>The definition that it runs.</summary>
    public string DefinitionId { get; }

    /// <summary>The version that it started with.</summary>
    public int DefinitionVersion { get; }

    /// <summary>Whether something is still before it.</summary>
    public WorkflowStatus Status => SubStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled or WorkflowSubStatus.Faulted
        ? WorkflowStatus.Finished
        : WorkflowStatus.Running;

    /// <summary>The finer status.</summary>
    public WorkflowSubStatus SubStatus { get; internal set; }

    /// <summary>What <c>Elsa.SetName</c> called it; null where nothing did.</summary>
    public string? Name { get; internal set; }

    /// <summary>The case that it belongs to.</summary>
    public string? CorrelationId { get; internal set; }

    /// <summary>
    /// Where it waits, oldest first. A faulted instance keeps its bookmarks, since a retry brings it back, but they can't be
    /// resumed before.
    /// </summary>
    public IReadOnlyList<Bookmark> Bookmarks => bookmarks;

    /// <summary>Activities that failed and were not retried yet.</summary>
    public IReadOnlyList<Incident> Incidents => incidents;

    /// <summary>The definitions that run inside it as activities, each in the version that it began with.</summary>
    public IReadOnlyList<(string DefinitionId, int Version)> InnerDefinitions =>
        [.. Executions.Select(execution => execution.Composite).OfType<CompositeState>().Select(inner => (inner.DefinitionId, inner.Version))];

    /// <summary>The activities that have begun and not ended, containers before what they contain.</summary>
    public IReadOnlyList<RunningActivity> Running =>
        [.. Executions.Select(execution => new RunningActivity(execution.Id, execution.ActivityId, execution.ParentNumber == 0 ? null : $"{execution.ParentNumber}"))];

    /// <summary>What it was started with, by name.</summary>
    public JsonObject Input { get; internal init; } = [];

    /// <summary>The workflow's variables by name. Those of inner containers live and end with their container.</summary>
    public JsonObject Variables { get; internal init; } = [];

    /// <summary>What it has given out so far, by name.</summary>
    public JsonObject Output { get; internal init; } = [];

    /// <summary>The activities that have begun and not ended, parents before children.</summary>
    internal List<Execution> Executions { get; } = [];

    /// <summary>The last number given to an execution or a bookmark.</summary>
    internal int LastNumber { get; set; }

    /// <summary>The last outputs of activities, by activity id, where a script of the definition asks for them.</summary>
    internal JsonObject ActivityOutputs { get; init; } = [];

    internal List<Bookmark> BookmarkList => bookmarks;

    internal List<Incident> IncidentList => incidents;

    /// <summary>Compact JSON for storage. Its form is described in <c>docs/engine.md</c>.</summary>
    public string ToJson() => StateWriter.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote, now or in an earlier version of this engine.</summary>
    /// <exception cref="FormatException">The text is no state, or of a form that this engine does not know.</exception>
    public static WorkflowState FromJson(string json) => StateReader.Read(json);
}

/// <summary>An activity that has begun and not ended.</summary>
/// <param name="ActivityInstanceId">This execution, unique in the instance.</param>
/// <param name="ActivityId">The activity in the definition, or in the one that runs inside it.</param>
/// <param name="ParentInstanceId">The execution of its container; null for the root.</param>
public sealed record RunningActivity(string ActivityInstanceId, string ActivityId, string? ParentInstanceId);
