using System.ComponentModel.DataAnnotations;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>How long repeated commands are recognised: the configuration section <c>Idempotency</c>.</summary>
public sealed class IdempotencyOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Idempotency";

    /// <summary>Days for which the answer to a command with a key is kept.</summary>
    [Range(1, 365)]
    public int KeepDays { get; set; } = 7;
}
