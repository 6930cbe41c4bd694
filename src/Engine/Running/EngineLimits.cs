namespace BaseWorkflows.Engine;

/// <summary>What one burst may use at most. Going beyond is an incident on the instance, never a failure of the process.</summary>
public sealed record EngineLimits
{
    /// <summary>Activities that one burst may execute: a loop without a wait ends here.</summary>
    public int ActivitiesPerBurst { get; init; } = 10_000;

    /// <summary>How long one script or template may run.</summary>
    public TimeSpan ScriptTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Bytes that one script may allocate.</summary>
    public long ScriptMemory { get; init; } = 16 * 1024 * 1024;

    /// <summary>Statements that one script, or steps that one template, may execute.</summary>
    public int ScriptStatements { get; init; } = 100_000;

    /// <summary>How deep functions of a script, or includes of a template, may call each other.</summary>
    public int ScriptRecursion { get; init; } = 100;
}
