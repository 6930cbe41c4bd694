using BaseWorkflows.Domain;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>
/// Carries a refusal out of a burst, where an activity can't answer with a result. <see cref="UnitOfWork"/> turns it back into
/// the refusal and rolls everything back; nobody else catches it.
/// </summary>
public sealed class RefusedException(Refusal refusal) : BurstAbandonedException($"{refusal.Code}: {refusal.Detail.En}")
{
    /// <summary>Why not.</summary>
    public Refusal Refusal { get; } = refusal;
}
