using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>The engine of this project: runs Elsa 3 definitions with token flow, without Elsa. Safe to share between threads.</summary>
public sealed class EmbeddedEngine(ActivityCatalog catalog, TimeProvider time, EngineLimits limits) : IWorkflowEngine
{
    /// <inheritdoc/>
    public ValueTask<Burst> StartAsync(StartWorkflow command, CancellationToken cancellationToken)
    {
        var definition = command.Definition;
        var state = new WorkflowState(command.InstanceId, definition.DefinitionId, definition.Version)
        {
            CorrelationId = command.CorrelationId,
            Input = (JsonObject)command.Input.DeepClone(),
        };
        foreach (var variable in definition.Variables)
            state.Variables[variable.Name] = variable.Default?.DeepClone();
        var run = Run(definition, state, command.Services, command.TriggerActivityId, cancellationToken);
        run.Schedule(definition.Root, null);
        return run.DrainAsync();
    }

    /// <inheritdoc/>
    public async ValueTask<Burst> ResumeAsync(ResumeWorkflow command, CancellationToken cancellationToken)
    {
        var state = command.State;
        var bookmark = state.BookmarkList.Find(other => other.Id == command.BookmarkId);
        if (bookmark is null || state.Status == WorkflowStatus.Finished)
            return NothingToDo(state);
        var run = Bound(command.Definition, state, command.Services, cancellationToken);
        var execution = run.Find(bookmark.ActivityInstanceId) ?? throw new InvalidOperationException($"The bookmark {bookmark.Id} belongs to no running activity.");
        await run.ResumeAsync(execution, bookmark, command.Result?.DeepClone());
        return await run.DrainAsync();
    }

    /// <inheritdoc/>
    public async ValueTask<Burst> CancelAsync(CancelWorkflow command, CancellationToken cancellationToken)
    {
        var state = command.State;
        if (state.SubStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled)
            return NothingToDo(state);
        var run = Bound(command.Definition, state, command.Services, cancellationToken);
        if (state.Executions.Find(execution => execution.ParentNumber == 0) is { } root)
            run.Cancel(root);
        var burst = await run.DrainAsync();
        state.SubStatus = WorkflowSubStatus.Cancelled;
        return burst;
    }

    /// <inheritdoc/>
    public async ValueTask<Burst> AlterAsync(AlterWorkflow command, CancellationToken cancellationToken)
    {
        var state = command.State;
        if (state.SubStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled)
            return NothingToDo(state);
        var run = Bound(command.Definition, state, command.Services, cancellationToken);
        switch (command.Alteration)
        {
            case Alteration.SetVariable change:
                var root = state.Executions[0];
                var place = run.FindVariable(root, change.Variable) ?? throw new ArgumentException($"The workflow has no variable '{change.Variable}'.", nameof(command));
                place.Set(change.Value);
                break;
            case Alteration.Retry retry:
                var failed = state.Executions.FindAll(execution => execution.IsFaulted && execution.ActivityId == retry.ActivityId);
                if (failed.Count == 0)
                    return NothingToDo(state);
                failed.ForEach(run.Retry);
                break;
            case Alteration.JumpTo jump:
                JumpTo(run, command.Definition, jump.ActivityId);
                break;
        }

        return await run.DrainAsync();
    }

    private static void JumpTo(BurstRun run, WorkflowDefinition definition, string activityId)
    {
        var target = definition.Find(activityId) ?? throw new ArgumentException($"The definition has no activity '{activityId}'.", nameof(activityId));
        var container = run.State.Executions.Find(execution => ReferenceEquals(execution.Node, target.Parent))
            ?? throw new ArgumentException($"The container of the activity '{activityId}' does not run.", nameof(activityId));
        run.CancelChildren(container);
        container.Tokens = null;
        if (target.Parent is { Type: "Elsa.Sequence" } sequence)
            (container.Memory ??= [])["i"] = sequence.Children.TakeWhile(child => child != target).Count();
        run.Schedule(target, container);
    }

    private static Burst NothingToDo(WorkflowState state) => new(state, [], [], [], []) { AlreadyDone = true };

    private BurstRun Bound(WorkflowDefinition definition, WorkflowState state, IServiceProvider services, CancellationToken cancellation)
    {
        var run = Run(definition, state, services, null, cancellation);
        run.Bind();
        return run;
    }

    private BurstRun Run(WorkflowDefinition definition, WorkflowState state, IServiceProvider services, string? trigger, CancellationToken cancellation) =>
        new(catalog, limits, time.GetUtcNow(), definition, state, services, cancellation) { TriggerActivityId = trigger };
}
