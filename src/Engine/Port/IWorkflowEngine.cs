namespace BaseWorkflows.Engine;

/// <summary>
/// The port behind which a workflow engine stands: the embedded one of this project, or the real Elsa.
/// An engine is a function from (definition, state, command) to a <see cref="Burst"/>: it keeps nothing between
/// calls, opens no transaction and touches nothing outside the process. The caller locks the instance before and
/// stores the burst after, in one database transaction; activities that change the caller's data do so through
/// the command's <c>Services</c>, hence inside that transaction.
/// </summary>
public interface IWorkflowEngine
{
    /// <summary>Runs a new instance from its start activity until every branch waits or the workflow ends.</summary>
    /// <returns>The first burst. A fault inside an activity is an incident in the state, not an exception.</returns>
    ValueTask<Burst> StartAsync(StartWorkflow command, CancellationToken cancellationToken);

    /// <summary>
    /// Continues an instance at one bookmark. A bookmark that the state no longer holds gives a burst with
    /// <see cref="Burst.AlreadyDone"/> set, the state unchanged and nothing else in it.
    /// </summary>
    ValueTask<Burst> ResumeAsync(ResumeWorkflow command, CancellationToken cancellationToken);

    /// <summary>Cancels everything that waits and ends the instance as <see cref="WorkflowSubStatus.Cancelled"/>.</summary>
    ValueTask<Burst> CancelAsync(CancelWorkflow command, CancellationToken cancellationToken);

    /// <summary>Changes a running instance by hand: see <see cref="Alteration"/> for what can be done.</summary>
    ValueTask<Burst> AlterAsync(AlterWorkflow command, CancellationToken cancellationToken);
}
