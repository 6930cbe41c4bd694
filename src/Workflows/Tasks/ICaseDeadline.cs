using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>A task type whose tasks are due when their case says so, whatever the route's own deadline is.</summary>
public interface ICaseDeadline
{
    /// <summary>When it has to be done (UTC).</summary>
    ValueTask<DateTimeOffset?> DueAtAsync(CaseRef about, CancellationToken cancellationToken);
}
