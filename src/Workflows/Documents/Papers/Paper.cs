namespace BaseWorkflows.Workflows.Documents.Papers;

/// <summary>A Word document made from data; made anew each time that it is asked for, kept nowhere.</summary>
/// <param name="FileName">What to call it.</param>
/// <param name="Content">The file.</param>
public sealed record Paper(string FileName, byte[] Content)
{
    /// <summary>What it is to a browser.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}
