using System.ComponentModel.DataAnnotations;

namespace BaseWorkflows.Workflows.Rectifications;

/// <summary>What the regulation leaves to the college: the configuration section <c>Rectification</c>.</summary>
public sealed class RectificationOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Rectification";

    /// <summary>Working days from the order to the deadline, 1 to 250.</summary>
    [Range(1, 250)]
    public int Workdays { get; set; } = 40;

    /// <summary>The most working days that an extension gives, 1 to 250.</summary>
    [Range(1, 250)]
    public int MaxExtension { get; set; } = 20;
}
