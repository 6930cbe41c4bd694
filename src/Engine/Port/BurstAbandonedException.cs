namespace BaseWorkflows.Engine;

/// <summary>
/// Thrown by an activity that has begun to change something outside the instance and can't go on: no incident is noted, the
/// exception reaches whoever asked for the burst, and nothing of the burst is stored.
/// </summary>
public class BurstAbandonedException : Exception
{
    /// <summary>Without a message.</summary>
    public BurstAbandonedException()
    {
    }

    /// <summary>Says why.</summary>
    public BurstAbandonedException(string message)
        : base(message)
    {
    }

    /// <summary>Says why, and what was behind it.</summary>
    public BurstAbandonedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
