using System.ComponentModel.DataAnnotations;

namespace BaseWorkflows.Workflows.Documents;

/// <summary>Where uploaded files lie: the configuration section <c>Documents</c>.</summary>
public sealed class DocumentOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Documents";

    /// <summary>The folder; shared by all nodes.</summary>
    [Required]
    public string Folder { get; set; } = "data/files";

    /// <summary>The largest file, in bytes.</summary>
    [Range(1, 1L << 30)]
    public long MaxBytes { get; set; } = 20 * 1024 * 1024;
}
