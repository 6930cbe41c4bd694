namespace BaseWorkflows.Workflows.Running;

/// <summary>
/// The instance whose burst is running in this scope. Activities ask here what they work for; one burst runs at a time
/// in a scope, since effects on other instances follow after the burst that asked for them.
/// </summary>
public sealed class CurrentBurst
{
    private WorkflowInstance? instance;

    /// <summary>The instance.</summary>
    /// <exception cref="InvalidOperationException">No burst is running: an activity was called from outside the runner.</exception>
    public WorkflowInstance Instance => instance ?? throw new InvalidOperationException("No burst is running in this scope.");

    internal void Begin(WorkflowInstance running) => instance = running;

    internal void End() => instance = null;
}
