namespace BaseWorkflows.Engine;

/// <summary>The engine of this project: runs Elsa 3 definitions with token flow, without Elsa. Safe to share between threads.</summary>
public sealed class EmbeddedEngine(ActivityCatalog catalog, TimeProvider time, EngineLimits limits) : IWorkflowEngine
{
    /// <inheritdoc/>
    public ValueTask<Burst> StartAsync(StartWorkflow command, CancellationToken cancellationToken) => throw Unfinished();

    /// <inheritdoc/>
    public ValueTask<Burst> ResumeAsync(ResumeWorkflow command, CancellationToken cancellationToken) => throw Unfinished();

    /// <inheritdoc/>
    public ValueTask<Burst> CancelAsync(CancelWorkflow command, CancellationToken cancellationToken) => throw Unfinished();

    /// <inheritdoc/>
    public ValueTask<Burst> AlterAsync(AlterWorkflow command, CancellationToken cancellationToken) => throw Unfinished();

    private NotSupportedException Unfinished() =>
        new($"The embedded engine lands next: {catalog.Descriptors.Count} activities, {time.GetUtcNow():O}, {limits.ActivitiesPerBurst}.");
}
