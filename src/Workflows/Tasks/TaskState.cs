using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>Where a human task stands.</summary>
public enum TaskState
{
    /// <summary>Waits for one of its candidates.</summary>
    Available,

    /// <summary>One person has claimed it.</summary>
    Assigned,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>Not needed any more.</summary>
    Cancelled,

    /// <summary>Ended by its deadline.</summary>
    TimedOut,
}

/// <summary>How urgent a task is.</summary>
public enum TaskPriority
{
    /// <summary>Can wait.</summary>
    Low,

    /// <summary>The usual.</summary>
    Normal,

    /// <summary>First.</summary>
    High,
}

/// <summary>What people do with a task.</summary>
public enum TaskAction
{
    /// <summary>认领: take it so that nobody else works on it.</summary>
    Claim,

    /// <summary>释放: give it back to all candidates.</summary>
    Release,

    /// <summary>暂存: keep the form without sending it.</summary>
    SaveDraft,

    /// <summary>办理: decide.</summary>
    Complete,
}

/// <summary>What states and actions are called on screen and in refusals.</summary>
public static class TaskTitles
{
    /// <summary>The name of a state.</summary>
    public static Text Title(this TaskState state) => state switch
    {
        TaskState.Available => new("待认领", "To be claimed"),
        TaskState.Assigned => new("办理中", "In work"),
        TaskState.Completed => new("已办结", "Completed"),
        TaskState.Cancelled => new("已取消", "Cancelled"),
        TaskState.TimedOut => new("超时终止", "Timed out"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>The name of an action.</summary>
    public static Text Title(this TaskAction action) => action switch
    {
        TaskAction.Claim => new("认领", "Claim"),
        TaskAction.Release => new("释放", "Release"),
        TaskAction.SaveDraft => new("暂存", "Save draft"),
        TaskAction.Complete => new("办理", "Complete"),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };
}
