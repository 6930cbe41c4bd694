using System.Data.Common;
using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>One burst in the making: a queue of activities to execute and what they have caused so far.</summary>
internal sealed partial class BurstRun(
    ActivityCatalog catalog, EngineLimits limits, DateTimeOffset now, WorkflowDefinition definition, WorkflowState state,
    IServiceProvider services, CancellationToken cancellation)
{
    private readonly Queue<Execution> queue = new();
    private readonly List<JournalEntry> journal = [];
    private readonly List<Bookmark> created = [];
    private readonly List<string> removed = [];
    private readonly List<Effect> effects = [];
    private readonly Dictionary<int, Execution> byNumber = [];
    private Evaluator? expressions;
    private int executed;

    public WorkflowDefinition Definition => definition;

    public WorkflowState State => state;

    public ActivityCatalog Catalog => catalog;

    public EngineLimits Limits => limits;

    public DateTimeOffset Now => now;

    public IServiceProvider Services => services;

    /// <summary>The trigger that woke the workflow, in its first burst only.</summary>
    public string? TriggerActivityId { get; init; }

    /// <summary>What the last activity with a result left, as scripts ask for it.</summary>
    public JsonNode? LastResult { get; set; }

    public Evaluator Expressions => expressions ??= new Evaluator(this);

    public List<Effect> Effects => effects;

    /// <summary>Ties what was read from storage to the definition.</summary>
    public void Bind()
    {
        foreach (var execution in state.Executions)
        {
            execution.HasBegun = true;
            execution.LiveChildren = 0;
            execution.Parent = execution.ParentNumber == 0 ? null : byNumber[execution.ParentNumber];
            execution.Node = DefinitionOf(execution.Parent).Find(execution.ActivityId)
                ?? throw new InvalidOperationException($"The definition {definition.DefinitionId} has no activity '{execution.ActivityId}'.");
            if (execution.Parent is not null)
                execution.Parent.LiveChildren++;
            if (execution.Composite is { } composite)
            {
                execution.Inner = catalog.Version(composite.DefinitionId, composite.Version)
                    ?? throw new InvalidOperationException($"Version {composite.Version} of the definition {composite.DefinitionId} is gone.");
            }

            byNumber[execution.Number] = execution;
        }
    }

    public Execution Schedule(ActivityNode node, Execution? parent)
    {
        var execution = new Execution(++state.LastNumber, node.Id, parent?.Number ?? 0) { Node = node, Parent = parent };
        if (parent is not null)
            parent.LiveChildren++;
        state.Executions.Add(execution);
        byNumber[execution.Number] = execution;
        queue.Enqueue(execution);
        return execution;
    }

    /// <summary>Executes until everything waits or the workflow has ended.</summary>
    public async ValueTask<Burst> DrainAsync()
    {
        using var evaluator = Expressions;
        state.SubStatus = state.Executions.Count == 0 ? WorkflowSubStatus.Finished : WorkflowSubStatus.Executing;
        while (state.SubStatus == WorkflowSubStatus.Executing && queue.TryDequeue(out var execution))
        {
            if (execution.IsEnded)
                continue;
            cancellation.ThrowIfCancellationRequested();
            execution.HasBegun = true;
            if (++executed > limits.ActivitiesPerBurst)
            {
                Fault(execution, $"一次运行执行了超过 {limits.ActivitiesPerBurst} 个活动。 One burst executed more than {limits.ActivitiesPerBurst} activities.");
                continue;
            }

            DeclareVariables(execution, execution.Node.Variables);
            await InvokeAsync(execution, static (activity, context, _, _) => activity.ExecuteAsync(context), null, null);
        }

        return Close();
    }

    public ValueTask ResumeAsync(Execution execution, Bookmark bookmark, JsonNode? result)
    {
        state.BookmarkList.Remove(bookmark);
        removed.Add(bookmark.Id);
        state.SubStatus = WorkflowSubStatus.Executing;
        return InvokeAsync(execution, static (activity, context, mark, value) => activity.ResumeAsync(context, mark!, value), bookmark, result);
    }

    public Execution? Find(string number) => int.TryParse(number, out var key) ? byNumber.GetValueOrDefault(key) : null;

    public Bookmark AddBookmark(Execution execution, string? name, DateTimeOffset? dueAt, JsonNode? payload)
    {
        var kind = execution.Node.Type[(execution.Node.Type.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var bookmark = new Bookmark($"{state.InstanceId}:{++state.LastNumber}", kind, execution.ActivityId, execution.Id, name, dueAt, payload);
        state.BookmarkList.Add(bookmark);
        created.Add(bookmark);
        return bookmark;
    }

    public void RemoveBookmarks(Execution execution, string? only = null)
    {
        for (var i = state.BookmarkList.Count - 1; i >= 0; i--)
        {
            var bookmark = state.BookmarkList[i];
            if (bookmark.ActivityInstanceId == execution.Id && (only is null || bookmark.Id == only))
                Drop(i, bookmark);
        }
    }

    public bool HasBookmarks(Execution execution) => state.BookmarkList.Exists(bookmark => bookmark.ActivityInstanceId == execution.Id);

    /// <summary>Ends the whole workflow at once; what waits is forgotten without a line in the journal.</summary>
    public void FinishWorkflow(WorkflowSubStatus status)
    {
        state.SubStatus = status;
        queue.Clear();
        for (var i = state.BookmarkList.Count - 1; i >= 0; i--)
            Drop(i, state.BookmarkList[i]);
        state.Executions.ForEach(execution => execution.IsEnded = true);
        state.Executions.Clear();
    }

    private void Drop(int index, Bookmark bookmark)
    {
        state.BookmarkList.RemoveAt(index);
        if (!created.Remove(bookmark))
            removed.Add(bookmark.Id);
    }

    private async ValueTask InvokeAsync(
        Execution execution, Func<StandardActivity, ActivityContext, Bookmark?, JsonNode?, ValueTask> call, Bookmark? bookmark, JsonNode? value)
    {
        var context = new ActivityContext(this, execution);
        try
        {
            var activity = StandardActivities.For(catalog, execution);
            await call(activity, context, bookmark, value);
            if (context.Outcomes is null && execution.LiveChildren == 0 && !execution.IsEnded)
            {
                if (!HasBookmarks(execution))
                    throw new InvalidOperationException("The activity neither completed nor waits.");
                if (bookmark is null)
                    Note(execution, JournalEvent.Suspended, null, []);
            }
        }
        catch (Exception failure) when (IsIncident(failure))
        {
            Fault(execution, failure.Message);
            return;
        }

        if (context.Outcomes is { } outcomes)
            await CompleteAsync(execution, outcomes, context.Message);
    }

    // What the database refuses is no fault of the definition: the transaction is lost with everything the burst has done,
    // so the caller has to see it. The same holds for a cancelled request, and for an activity that abandons the burst.
    private static bool IsIncident(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is BurstAbandonedException or DbException or OperationCanceledException or OutOfMemoryException)
                return false;
        }

        return true;
    }

    private Burst Close()
    {
        if (state.SubStatus == WorkflowSubStatus.Executing)
        {
            state.SubStatus = definition.Options.Incident == IncidentStrategy.Fault && state.IncidentList.Count > 0
                ? WorkflowSubStatus.Faulted
                : WorkflowSubStatus.Suspended;
        }

        return new Burst(state, journal, created, removed, effects);
    }
}
