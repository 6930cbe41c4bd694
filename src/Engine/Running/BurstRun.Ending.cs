namespace BaseWorkflows.Engine;

/// <content>How executions end: by completing, by a fault, by being cancelled.</content>
internal sealed partial class BurstRun
{
    /// <summary>Ends an execution by its own will and tells its container.</summary>
    public async ValueTask CompleteAsync(Execution execution, IReadOnlyList<string> outcomes, string? message = null)
    {
        if (execution.IsEnded)
            return;
        End(execution, outcomes, message);
        if (state.SubStatus != WorkflowSubStatus.Executing)
            return;
        if (execution.Parent is not { } parent)
        {
            FinishWorkflow(WorkflowSubStatus.Finished);
            return;
        }

        var context = new ActivityContext(this, parent);
        try
        {
            await StandardActivities.For(catalog, parent).ChildCompletedAsync(context, execution, outcomes);
        }
        catch (Exception failure) when (IsIncident(failure))
        {
            Fault(parent, failure.Message);
            return;
        }

        if (context.Outcomes is { } ends)
            await CompleteAsync(parent, ends, context.Message);
    }

    /// <summary>
    /// Completes every container around an activity up to the workflow (or the definition used as an activity), as
    /// <c>Elsa.Complete</c> asks for.
    /// </summary>
    public async ValueTask CompleteScopeAsync(Execution inner, IReadOnlyList<string> outcomes)
    {
        End(inner, outcomes, null);
        for (var container = inner.Parent; container is not null; container = container.Parent)
        {
            if (container.Inner is not null)
            {
                await StandardActivities.For(catalog, container).ChildCompletedAsync(new ActivityContext(this, container), inner, outcomes);
                await CompleteAsync(container, outcomes);
                return;
            }

            End(container, ["Done"], null);
        }

        FinishWorkflow(WorkflowSubStatus.Finished);
    }

    /// <summary>Completes an execution and with it the whole workflow.</summary>
    public void FinishAt(Execution execution)
    {
        End(execution, ["Done"], null);
        FinishWorkflow(WorkflowSubStatus.Finished);
    }

    /// <summary>Ends an execution and all below it from outside.</summary>
    public void Cancel(Execution execution)
    {
        if (execution.IsEnded)
            return;
        CancelChildren(execution);
        Remove(execution);
        if (execution.HasBegun)
            Note(execution, JournalEvent.Cancelled, null, []);
    }

    public void CancelChildren(Execution execution)
    {
        if (execution.LiveChildren == 0)
            return;
        foreach (var child in Children(execution))
            Cancel(child);
    }

    public List<Execution> Children(Execution execution) => state.Executions.FindAll(other => ReferenceEquals(other.Parent, execution));

    /// <summary>Runs an execution that failed again, from its beginning.</summary>
    public void Retry(Execution execution)
    {
        CancelChildren(execution);
        state.IncidentList.RemoveAll(incident => incident.ActivityInstanceId == execution.Id);
        execution.IsFaulted = false;
        execution.Memory = null;
        execution.Inputs = null;
        execution.Tokens = null;
        execution.Composite = null;
        execution.Inner = null;
        queue.Enqueue(execution);
    }

    private void End(Execution execution, IReadOnlyList<string> outcomes, string? message)
    {
        CancelChildren(execution);
        Remove(execution);
        Note(execution, JournalEvent.Completed, message, outcomes);
    }

    private void Remove(Execution execution)
    {
        execution.IsEnded = true;
        RemoveBookmarks(execution);
        state.Executions.Remove(execution);
        state.IncidentList.RemoveAll(incident => incident.ActivityInstanceId == execution.Id);
        if (execution.Parent is { } parent)
            parent.LiveChildren--;
    }

    private void Fault(Execution execution, string message)
    {
        execution.IsFaulted = true;
        RemoveBookmarks(execution);
        Note(execution, JournalEvent.Faulted, message, []);
        state.IncidentList.Add(new Incident(now, execution.ActivityId, execution.Id, execution.Node.Type, message));
    }

    private void Note(Execution execution, JournalEvent what, string? message, IReadOnlyList<string> outcomes) =>
        journal.Add(new JournalEntry(now, execution.ActivityId, execution.Id, execution.Node.Type, what, message, outcomes));
}
