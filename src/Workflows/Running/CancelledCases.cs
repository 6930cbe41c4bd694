namespace BaseWorkflows.Workflows.Running;

/// <summary>Tells what becomes of the cases of one kind when an administrator ends their instance; a feature registers one where that is more than nothing.</summary>
public abstract class CancelledCases
{
    /// <summary>The kind that it knows.</summary>
    public abstract CaseKind Kind { get; }

    /// <summary>Moves the case to where its people can go on with it, inside the transaction that has ended the instance.</summary>
    /// <param name="instance">The instance, ended.</param>
    /// <param name="reason">Why, for those whose case it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public abstract Task AfterCancelAsync(WorkflowInstance instance, string reason, CancellationToken cancellationToken);
}
