using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>Starts an instance. See <see cref="IWorkflowEngine.StartAsync"/>.</summary>
/// <param name="Definition">The version to run; the instance keeps it.</param>
/// <param name="InstanceId">Chosen by the caller, unique for ever.</param>
/// <param name="Input">The workflow's input by name.</param>
/// <param name="Services">The scope that activities resolve their collaborators from.</param>
public sealed record StartWorkflow(WorkflowDefinition Definition, string InstanceId, JsonObject Input, IServiceProvider Services)
{
    /// <summary>Ties the instance to a case; may be changed by the activity <c>Elsa.Correlate</c>.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The trigger that woke the workflow, when one did; it is then the first activity.</summary>
    public string? TriggerActivityId { get; init; }
}

/// <summary>Continues an instance at a bookmark. See <see cref="IWorkflowEngine.ResumeAsync"/>.</summary>
/// <param name="Definition">The version that the instance started with.</param>
/// <param name="State">What the last burst left.</param>
/// <param name="BookmarkId">Which wait has come to its end.</param>
/// <param name="Result">What the wait brought, such as a task's outcome and form; null for a timer.</param>
/// <param name="Services">The scope that activities resolve their collaborators from.</param>
public sealed record ResumeWorkflow(
    WorkflowDefinition Definition, WorkflowState State, string BookmarkId, JsonNode? Result, IServiceProvider Services);

/// <summary>Cancels an instance. See <see cref="IWorkflowEngine.CancelAsync"/>.</summary>
public sealed record CancelWorkflow(WorkflowDefinition Definition, WorkflowState State, IServiceProvider Services);

/// <summary>Changes a running instance by hand. See <see cref="IWorkflowEngine.AlterAsync"/>.</summary>
public sealed record AlterWorkflow(
    WorkflowDefinition Definition, WorkflowState State, Alteration Alteration, IServiceProvider Services);

/// <summary>One change by hand to a running instance.</summary>
public abstract record Alteration
{
    private Alteration()
    {
    }

    /// <summary>Cancels what waits in the activity's container and runs the activity next.</summary>
    public sealed record JumpTo(string ActivityId) : Alteration;

    /// <summary>Sets a variable, found by id or name.</summary>
    public sealed record SetVariable(string Variable, JsonNode? Value) : Alteration;

    /// <summary>Runs the activity that faulted again; its incident is resolved.</summary>
    public sealed record Retry(string ActivityId) : Alteration;
}
