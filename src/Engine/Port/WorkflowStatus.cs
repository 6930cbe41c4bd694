namespace BaseWorkflows.Engine;

/// <summary>Whether an instance still has something before it. Elsa's own two values.</summary>
public enum WorkflowStatus
{
    /// <summary>Runs or waits.</summary>
    Running,

    /// <summary>Nothing more will happen.</summary>
    Finished,
}

/// <summary>The finer status, in Elsa's own words.</summary>
public enum WorkflowSubStatus
{
    /// <summary>Not started yet.</summary>
    Pending,

    /// <summary>In the middle of a burst; never stored.</summary>
    Executing,

    /// <summary>Waits for at least one bookmark.</summary>
    Suspended,

    /// <summary>Ended in the ordinary way.</summary>
    Finished,

    /// <summary>Ended from outside.</summary>
    Cancelled,

    /// <summary>Ended by an incident.</summary>
    Faulted,
}
