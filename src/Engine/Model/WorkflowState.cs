namespace BaseWorkflows.Engine;

/// <summary>All that an instance is between two bursts.</summary>
public sealed class WorkflowState
{
    /// <summary>The instance.</summary>
    public required string InstanceId { get; init; }
}
