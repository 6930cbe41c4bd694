namespace BaseWorkflows.Api.Demo;

/// <summary>Section <c>Demo</c>.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Whether an empty database is filled with a believable college; unset: in Development only.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Whether the college also gets bases and cases; without, only places, people and certificates.</summary>
    public bool Cases { get; init; } = true;
}
