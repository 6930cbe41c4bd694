using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Running;

/// <summary>
/// An activity that changes the domain in the burst's transaction. A refusal, and any failure, abandons the whole burst, because
/// half of a change must never be stored with an incident beside it.
/// </summary>
public abstract class DomainActivity : IActivity
{
    /// <inheritdoc />
    public abstract ActivityDescriptor Descriptor { get; }

    /// <inheritdoc />
    public async ValueTask ExecuteAsync(IActivityContext context)
    {
        try
        {
            if (await ApplyAsync(context, context.Services.GetRequiredService<CurrentBurst>().Instance.Case) is { } refusal)
                throw new RefusedException(refusal);
        }
        catch (Exception failure) when (failure is not (BurstAbandonedException or OperationCanceledException))
        {
            throw new BurstAbandonedException($"{Descriptor.TypeName} ({context.ActivityId}) failed: {failure.Message}", failure);
        }

        context.Complete();
    }

    /// <inheritdoc />
    public ValueTask ResumeAsync(IActivityContext context, Bookmark bookmark, JsonNode? result) =>
        throw new InvalidOperationException($"{Descriptor.TypeName} never waits.");

    /// <summary>Changes the domain.</summary>
    /// <returns>Why it can't be; then nothing of the burst is stored.</returns>
    protected abstract ValueTask<Refusal?> ApplyAsync(IActivityContext context, CaseRef about);

    /// <summary>The opinion of whoever's decision led here; null where there is none, or a timer did.</summary>
    protected static string? Opinion(IActivityContext context) => context.Services.GetRequiredService<WorkflowsDbContext>()
        .Set<HumanTask>().Local.FirstOrDefault(task => task.State == TaskState.Completed)?.Comment;
}
