using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Agreements.Steps;

/// <summary>A task type of the signing route: completing it tells the agreement.</summary>
public abstract class AgreementStep(AgreementDesk desk, TimeProvider time) : TaskType
{
    /// <summary>Where agreements are read and their events are told.</summary>
    protected AgreementDesk Desk { get; } = desk;

    /// <summary>The clock.</summary>
    protected TimeProvider Time { get; } = time;

    /// <inheritdoc />
    public sealed override async ValueTask<Refusal?> ApplyAsync(
        TaskContext context, string outcome, JsonObject form, CancellationToken cancellationToken)
    {
        var (agreement, trainingBase) = await Desk.OfCaseAsync(context.Task.Case, cancellationToken);
        return Apply(agreement, trainingBase, context, outcome, form);
    }

    /// <summary>Tells the agreement; the workflow goes on only when nothing is refused.</summary>
    protected abstract Refusal? Apply(Agreement agreement, TrainingBase trainingBase, TaskContext context, string outcome, JsonObject form);

    /// <summary>Whoever completes the task, now.</summary>
    protected SignedBy SignedBy(TaskContext context) => new(context.Caller.PersonId, context.Caller.Name, Time.GetUtcNow());
}
