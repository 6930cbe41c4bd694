using BaseWorkflows.Workflows.Organisation;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>
/// What belongs to the one command that a scope (an HTTP request, a page's action, a job) carries out.
/// The host sets the idempotency key before it calls a use case; <see cref="UnitOfWork"/> sets the caller.
/// </summary>
public sealed class CommandScope
{
    /// <summary>The client's <c>Idempotency-Key</c>; null when it sent none.</summary>
    public string? IdempotencyKey { get; set; }

    /// <summary>Who acts in the running unit of work; null outside of one.</summary>
    public Caller? Caller { get; internal set; }
}
