namespace BaseWorkflows.Workflows.Documents.Papers;

/// <summary>What a part of a paper is.</summary>
public enum PaperPartKind
{
    /// <summary>A line in the middle, below the title.</summary>
    Subtitle,

    /// <summary>A line of its own without an indent.</summary>
    Line,

    /// <summary>The heading of a section.</summary>
    Heading,

    /// <summary>A paragraph.</summary>
    Text,

    /// <summary>A line at the right: who issues the paper, and when.</summary>
    Signature,
}

/// <summary>A part of a paper.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says.</param>
public sealed record PaperPart(PaperPartKind Kind, string Text);

/// <summary>What a paper says, before it is a Word document or a page: both say the same.</summary>
/// <param name="FileName">What to call the document.</param>
/// <param name="Title">Stands on top.</param>
/// <param name="Parts">From top to bottom.</param>
public sealed record PaperText(string FileName, string Title, IReadOnlyList<PaperPart> Parts)
{
    /// <summary>As a Word document.</summary>
    public Paper ToWord()
    {
        using var paper = new PaperWriter(Title);
        foreach (var part in Parts)
            paper.Part(part);
        return new(FileName, paper.Finish());
    }
}
