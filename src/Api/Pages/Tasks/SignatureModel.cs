using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Api.Pages.Tasks;

/// <summary>A signature while it is given. The password stays in memory until it is sent, and nowhere else.</summary>
public sealed class SignatureModel
{
    /// <summary>By password.</summary>
    public const string Electronic = "electronic";

    /// <summary>By a scan.</summary>
    public const string Paper = "paper";

    /// <summary>How; null where the visitor has not begun to sign.</summary>
    public string? Kind { get; set; }

    /// <summary>For an electronic one.</summary>
    public string? Password { get; set; }

    /// <summary>The scan of a paper one.</summary>
    public string? DocumentId { get; set; }

    /// <summary>What the scan is called.</summary>
    public string? DocumentName { get; set; }

    /// <summary>Whether the original was seen.</summary>
    public bool OriginalSeen { get; set; }

    /// <summary>What is sent; null for none.</summary>
    public SignatureRequest? ToRequest() => Kind switch
    {
        Electronic => new(Electronic, Password),
        Paper => new(Paper, DocumentId: DocumentId, OriginalSeen: OriginalSeen),
        _ => null,
    };
}
