using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Bases.Steps;

/// <summary>A task type of <c>base-construction</c> (articles 5 and 6(1)): completing it writes into a register of the base.</summary>
public abstract class ConstructionStep(WorkflowsDbContext db) : TaskType
{
    /// <inheritdoc />
    public sealed override async ValueTask<IReadOnlyList<FormField>> FieldsAsync(TaskContext context, CancellationToken cancellationToken) =>
        await FieldsAsync(await FindAsync(context, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public sealed override async ValueTask<Refusal?> ApplyAsync(
        TaskContext context, string outcome, JsonObject form, CancellationToken cancellationToken) =>
        await ApplyAsync(await FindAsync(context, cancellationToken), context, form, cancellationToken);

    /// <summary>What has to be filled in for this base.</summary>
    protected abstract ValueTask<IReadOnlyList<FormField>> FieldsAsync(TrainingBase trainingBase, CancellationToken cancellationToken);

    /// <summary>Writes into the register.</summary>
    protected abstract ValueTask<Refusal?> ApplyAsync(
        TrainingBase trainingBase, TaskContext context, JsonObject form, CancellationToken cancellationToken);

    /// <summary>The fields of a person, as columns or with a prefix.</summary>
    protected static FormField Field(string name, Text label, int max, bool required = true) =>
        new(name, FieldKind.Text, label) { MaxLength = max, Required = required };

    private Task<TrainingBase> FindAsync(TaskContext context, CancellationToken cancellationToken) =>
        db.Set<TrainingBase>().SingleAsync(one => one.Id == context.Task.Case.Id, cancellationToken);
}
