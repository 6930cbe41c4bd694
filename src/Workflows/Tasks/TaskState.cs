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

    /// <summary>提交: decide.</summary>
    Complete,
}
