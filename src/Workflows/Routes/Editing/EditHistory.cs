using BaseWorkflows.Domain;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>What was changed since the editor was opened, so that it can be undone and done again. Immutable.</summary>
/// <param name="Present">The definition as it is now.</param>
/// <param name="Past">What it was before, the oldest first.</param>
/// <param name="Future">What was undone, the last undone first.</param>
public sealed record EditHistory(WorkflowDefinition Present, IReadOnlyList<WorkflowDefinition> Past, IReadOnlyList<WorkflowDefinition> Future)
{
    private const int Kept = 200;

    /// <summary>Begins with a definition.</summary>
    public static EditHistory Of(WorkflowDefinition definition) => new(definition, [], []);

    /// <summary>Whether there is something to undo.</summary>
    public bool CanUndo => Past.Count > 0;

    /// <summary>Whether something was undone that can be done again.</summary>
    public bool CanRedo => Future.Count > 0;

    /// <summary>After one more change; the same history where it changes nothing.</summary>
    public Result<EditHistory> Do(RouteEdit change)
    {
        var changed = StepList.Apply(Present, change);
        if (!changed.IsOk)
            return changed.Refusal;
        return ReferenceEquals(changed.Value, Present) ? this : new EditHistory(changed.Value, [.. Past.TakeLast(Kept - 1), Present], []);
    }

    /// <summary>Before the last change, exactly.</summary>
    public EditHistory Undo() => CanUndo ? new(Past[^1], [.. Past.SkipLast(1)], [Present, .. Future]) : this;

    /// <summary>With the last undone change again, exactly.</summary>
    public EditHistory Redo() => CanRedo ? new(Future[0], [.. Past, Present], [.. Future.Skip(1)]) : this;
}
