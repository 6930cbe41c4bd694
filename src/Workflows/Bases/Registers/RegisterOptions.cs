using System.ComponentModel.DataAnnotations;
using BaseWorkflows.Domain.Bases;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>What the regulation leaves to the college: the configuration section <c>Registers</c>.</summary>
public sealed class RegisterOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Registers";

    /// <summary>The most months between two exchange meetings with a base (6.1 says 定期, “regular”), 1 to 36.</summary>
    [Range(1, 36)]
    public int ExchangeMonths { get; set; } = BaseGaps.DefaultExchangeMonths;
}
