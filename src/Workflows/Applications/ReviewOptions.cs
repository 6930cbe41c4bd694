using System.ComponentModel.DataAnnotations;
using BaseWorkflows.Domain.Applications;

namespace BaseWorkflows.Workflows.Applications;

/// <summary>What the regulation leaves to the college: the configuration section <c>Review</c>.</summary>
public sealed class ReviewOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Review";

    /// <summary>The smallest panel of experts on a clinical route (3.4), 3 to 15.</summary>
    [Range(ExpertPanel.DefaultMinimum, ExpertPanel.Maximum)]
    public int MinimumExperts { get; set; } = ExpertPanel.DefaultMinimum;
}
