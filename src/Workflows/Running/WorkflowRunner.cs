using System.Diagnostics;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Observability;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Routes;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Running;

/// <summary>
/// Runs bursts inside the unit of work that calls it: locks the instance's row, runs the engine, notes what has to be
/// stored, and carries out what the burst asks of other instances, all in the same transaction. The unit of work saves.
/// </summary>
public sealed class WorkflowRunner(
    WorkflowsDbContext db, IWorkflowEngine engine, DefinitionStore definitions, BurstWriter writer, CurrentBurst current,
    CommandScope command, BurstMeter meter, IServiceProvider services, TimeProvider time)
{
    /// <summary>Starts the published version of a definition. The case is added to the input as <c>case</c>.</summary>
    /// <returns>The instance's id; refused where no version is published.</returns>
    public async Task<Result<string>> StartAsync(
        string definitionId, CaseRef about, JsonObject input, CancellationToken cancellationToken)
    {
        var effects = new Queue<Ask>();
        var started = await StartOneAsync(definitionId, about, input, null, null, null, effects, cancellationToken);
        await CarryOutAsync(effects, cancellationToken);
        return started;
    }

    /// <summary>Continues an instance at a bookmark.</summary>
    /// <returns>False where the bookmark is gone, so that nothing was done.</returns>
    public async Task<bool> ResumeAsync(string instanceId, string bookmarkId, JsonNode? result, CancellationToken cancellationToken)
    {
        var effects = new Queue<Ask>();
        var resumed = await ResumeOneAsync(instanceId, bookmarkId, result, effects, cancellationToken);
        await CarryOutAsync(effects, cancellationToken);
        return resumed;
    }

    /// <summary>Cancels an instance with everything that waits in it.</summary>
    /// <returns>False where it has ended already.</returns>
    public Task<bool> CancelAsync(string instanceId, CancellationToken cancellationToken) => CommandAsync(
        instanceId, (definition, state) => engine.CancelAsync(new CancelWorkflow(definition, state, services), cancellationToken), cancellationToken);

    /// <summary>Changes a running instance by hand. What then stands no more, tasks in inboxes included, is taken back.</summary>
    /// <returns>False where it has ended already, or there is nothing to change.</returns>
    public Task<bool> AlterAsync(string instanceId, Alteration alteration, CancellationToken cancellationToken) => CommandAsync(
        instanceId, (definition, state) => engine.AlterAsync(new AlterWorkflow(definition, state, alteration, services), cancellationToken), cancellationToken);

    private async Task<bool> CommandAsync(
        string instanceId, Func<WorkflowDefinition, WorkflowState, ValueTask<Burst>> run, CancellationToken cancellationToken)
    {
        if (await LockAsync(instanceId, cancellationToken) is not { State: { } json } instance)
            return false;

        var effects = new Queue<Ask>();
        var state = WorkflowState.FromJson(json);
        var definition = await DefinitionOfAsync(instance, state, cancellationToken);
        var isDone = await RunAsync(instance, [.. state.Bookmarks], null, effects, () => run(definition, state), cancellationToken);
        await CarryOutAsync(effects, cancellationToken);
        return isDone;
    }

    private async Task<Result<string>> StartOneAsync(
        string definitionId, CaseRef about, JsonObject input, string? correlationId, WorkflowInstance? from, string? waitingBookmark,
        Queue<Ask> effects, CancellationToken cancellationToken)
    {
        if (await definitions.PublishedAsync(definitionId, cancellationToken) is not { } definition)
        {
            return new Refusal(RefusalKind.RuleBroken, "route.not_published", new(
                $"流程“{definitionId}”没有已发布的版本，请联系流程管理员。",
                $"The route “{definitionId}” has no published version; ask a route administrator."));
        }

        await definitions.PrepareAsync(definition, null, cancellationToken);
        var instance = new WorkflowInstance
        {
            Id = Guid.CreateVersion7().ToString("N"),
            DefinitionId = definition.DefinitionId,
            DefinitionVersion = definition.Version,
            Case = about,
            // Whoever started the case started what follows from it, not who happened to decide its last step.
            StartedById = from?.StartedById ?? (command.Caller ?? Organisation.Caller.System).PersonId,
            StartedAt = time.GetUtcNow(),
            CorrelationId = correlationId ?? about.Id,
            ParentInstanceId = waitingBookmark is null ? null : from?.Id,
            ParentBookmarkId = waitingBookmark,
        };
        var entry = db.Add(instance);
        entry.Property("CaseId").CurrentValue = about.Id;
        entry.Property("CaseKind").CurrentValue = about.Kind;
        entry.Property(WorkflowInstance.BaseIdColumn).CurrentValue = about.BaseId;

        input[CaseRef.InputName] = about.ToJson();
        var start = new StartWorkflow(definition, instance.Id, input, services) { CorrelationId = instance.CorrelationId };
        await RunAsync(instance, [], null, effects, () => engine.StartAsync(start, cancellationToken), cancellationToken);
        return instance.Id;
    }

    private async Task<bool> ResumeOneAsync(
        string instanceId, string bookmarkId, JsonNode? result, Queue<Ask> effects, CancellationToken cancellationToken)
    {
        if (await LockAsync(instanceId, cancellationToken) is not { State: { } json } instance)
            return false;

        var state = WorkflowState.FromJson(json);
        var definition = await DefinitionOfAsync(instance, state, cancellationToken);
        var resume = new ResumeWorkflow(definition, state, bookmarkId, result, services);
        return await RunAsync(
            instance, [.. state.Bookmarks], bookmarkId, effects, () => engine.ResumeAsync(resume, cancellationToken), cancellationToken);
    }

    private async Task<bool> RunAsync(
        WorkflowInstance instance, IReadOnlyList<Bookmark> before, string? resumed, Queue<Ask> effects,
        Func<ValueTask<Burst>> burstOf, CancellationToken cancellationToken)
    {
        // What stood before has to be kept: the state that an engine was given belongs to the engine.
        var stood = before.ToDictionary(bookmark => bookmark.Id);
        var burst = await MeasuredAsync(instance, burstOf);

        if (burst.AlreadyDone)
            return false;

        await writer.WriteAsync(instance, burst, stood, resumed, cancellationToken);
        foreach (var effect in burst.Effects)
            effects.Enqueue(new Ask(instance, effect));
        if (instance is { ParentInstanceId: { } parent, ParentBookmarkId: { } bookmark, FinishedAt: not null })
            await ResumeOneAsync(parent, bookmark, burst.State.Output.DeepClone(), effects, cancellationToken);
        return true;
    }

    private async Task<Burst> MeasuredAsync(WorkflowInstance instance, Func<ValueTask<Burst>> burstOf)
    {
        using var span = Tracing.StartBurst(instance.DefinitionId, instance.DefinitionVersion, instance.Id);
        var begun = Stopwatch.GetTimestamp();
        current.Begin(instance);
        try
        {
            return await burstOf();
        }
        finally
        {
            current.End();
            meter.Ran(instance.DefinitionId, Stopwatch.GetElapsedTime(begun));
        }
    }

    private async Task CarryOutAsync(Queue<Ask> effects, CancellationToken cancellationToken)
    {
        while (effects.TryDequeue(out var ask))
        {
            switch (ask.Effect)
            {
                case Effect.StartWorkflow start:
                    var about = CaseRef.From(start.Input) ?? ask.From.Case;
                    var child = await StartOneAsync(
                        start.DefinitionId, about, start.Input, start.CorrelationId, ask.From, start.WaitingBookmarkId, effects, cancellationToken);
                    if (!child.IsOk)
                        throw new InvalidOperationException($"{ask.From.DefinitionId} starts {start.DefinitionId}: {child.Refusal.Detail.En}");
                    break;
                case Effect.PublishEvent published:
                    await WakeAsync(published, effects, cancellationToken);
                    break;
            }
        }
    }

    private async Task WakeAsync(Effect.PublishEvent published, Queue<Ask> effects, CancellationToken cancellationToken)
    {
        var waiting = await db.Set<StoredBookmark>().AsNoTracking()
            .Where(bookmark => bookmark.Kind == "Event" && bookmark.Name == published.Name)
            .Where(bookmark => published.CorrelationId == null || bookmark.CorrelationId == published.CorrelationId)
            .OrderBy(bookmark => bookmark.InstanceId)
            .Select(bookmark => new { bookmark.InstanceId, bookmark.Id })
            .ToListAsync(cancellationToken);
        foreach (var bookmark in waiting)
            await ResumeOneAsync(bookmark.InstanceId, bookmark.Id, published.Payload?.DeepClone(), effects, cancellationToken);
    }

    /// <summary>The instance, locked until the transaction ends; it may have been read, or made, by this transaction before.</summary>
    private async Task<WorkflowInstance?> LockAsync(string instanceId, CancellationToken cancellationToken)
    {
        var inHand = db.InHand<WorkflowInstance>().FirstOrDefault(instance => instance.Id == instanceId);
        return inHand ?? await db.Set<WorkflowInstance>().Where(instance => instance.Id == instanceId)
            .ForUpdate().SingleOrDefaultAsync(cancellationToken);
    }

    private async ValueTask<WorkflowDefinition> DefinitionOfAsync(
        WorkflowInstance instance, WorkflowState state, CancellationToken cancellationToken)
    {
        var definition = await definitions.VersionAsync(instance.DefinitionId, instance.DefinitionVersion, cancellationToken);
        await definitions.PrepareAsync(definition, state, cancellationToken);
        return definition;
    }

    private sealed record Ask(WorkflowInstance From, Effect Effect);
}
