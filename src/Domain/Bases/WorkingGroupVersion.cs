namespace BaseWorkflows.Domain.Bases;

/// <summary>A working group as it was set once; the newest is the one that the base has (5.1).</summary>
public sealed class WorkingGroupVersion
{
    /// <summary>Unique for ever.</summary>
    public required string Id { get; init; }

    /// <summary>The base.</summary>
    public required string BaseId { get; init; }

    /// <summary>The whole group.</summary>
    public required WorkingGroup Group { get; init; }

    /// <summary>Who set it.</summary>
    public required EnteredBy Entered { get; init; }
}
