namespace BaseWorkflows.Workflows.Documents.Sheets;

/// <summary>An Excel file made from data.</summary>
/// <param name="FileName">What a browser saves it as.</param>
/// <param name="Content">The bytes.</param>
public sealed record Spreadsheet(string FileName, byte[] Content)
{
    /// <summary>The content type of every one of them.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
