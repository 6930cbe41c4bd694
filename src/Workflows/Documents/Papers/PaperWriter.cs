using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordDocument = DocumentFormat.OpenXml.Wordprocessing.Document;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace BaseWorkflows.Workflows.Documents.Papers;

/// <summary>
/// Writes a paper (Word, A4) from top to bottom, in the manner of Chinese official papers: titles in 黑体, text in 宋体 with the
/// first line indented by two characters. Takes any text; what XML can't hold is left out.
/// </summary>
internal sealed class PaperWriter : IDisposable
{
    // Twentieths of a point: A4 with 2.54 cm above and below and 3.17 cm at the sides.
    private const int PageWidth = 11906;
    private const int PageHeight = 16838;
    private const int MarginTop = 1440;
    private const int MarginSide = 1797;

    private readonly MemoryStream stream = new();
    private readonly WordprocessingDocument document;
    private readonly Body body = new();

    /// <summary>Begins a paper.</summary>
    /// <param name="title">Stands on top of it, and in the file's properties.</param>
    public PaperWriter(string title)
    {
        document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
        document.PackageProperties.Title = Clean(title);
        document.PackageProperties.Creator = "长治医学院";
        var main = document.AddMainDocumentPart();
        main.Document = new WordDocument(body);
        main.AddNewPart<StyleDefinitionsPart>().Styles = PaperStyles.Create();
        Add(PaperStyles.Title, title);
    }

    /// <summary>A line in the middle, below the title.</summary>
    public void Subtitle(string text) => Add(PaperStyles.Subtitle, text);

    /// <summary>A line of its own without an indent.</summary>
    public void Line(string text) => Add(PaperStyles.Line, text);

    /// <summary>The heading of a section.</summary>
    public void Heading(string text) => Add(PaperStyles.Heading, text);

    /// <summary>Text; each of its lines becomes a paragraph, empty ones are left out.</summary>
    public void Text(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            Add(PaperStyles.Text, line);
    }

    /// <summary>A part of a text that is kept apart from its writing.</summary>
    public void Part(PaperPart part)
    {
        if (part.Kind == PaperPartKind.Text)
        {
            Text(part.Text);
            return;
        }

        Add(
            part.Kind switch
            {
                PaperPartKind.Subtitle => PaperStyles.Subtitle,
                PaperPartKind.Line => PaperStyles.Line,
                PaperPartKind.Heading => PaperStyles.Heading,
                PaperPartKind.Signature => PaperStyles.Signature,
                _ => throw new ArgumentOutOfRangeException(nameof(part), part.Kind, null),
            }, part.Text);
    }

    /// <summary>Blocks side by side, each of several lines, kept on one page.</summary>
    public void SideBySide(params IReadOnlyList<string>[] blocks)
    {
        var width = (PageWidth - (2 * MarginSide)) / blocks.Length;
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        foreach (var lines in blocks)
        {
            var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa }));
            cell.Append(lines.Select(line => (OpenXmlElement)Paragraph(PaperStyles.Line, line)));
            row.Append(cell);
        }

        body.Append(new Table(
            new TableProperties(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }),
            new TableGrid(blocks.Select(_ => new GridColumn { Width = $"{width}" })),
            row));
        // Word demands a paragraph after a table, at the latest at the end.
        Line("");
    }

    /// <summary>A table with lines; its first row is repeated on each page.</summary>
    public void Table(IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var width = (PageWidth - (2 * MarginSide)) / head.Count;
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(
                    Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(),
                    Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>())),
            new TableGrid(head.Select(_ => new GridColumn { Width = $"{width}" })));
        foreach (var (i, cells) in rows.Prepend(head).Index())
        {
            var row = new TableRow(i == 0 ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties(new CantSplit()));
            row.Append(cells.Select(cell => (OpenXmlElement)new TableCell(
                new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa }), Paragraph(PaperStyles.Line, cell))));
            table.Append(row);
        }

        body.Append(table);
        Line("");
    }

    /// <summary>Ends the paper with its page numbers.</summary>
    public byte[] Finish()
    {
        var main = document.MainDocumentPart!;
        var footer = main.AddNewPart<FooterPart>();
        footer.Footer = new Footer(new Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = PaperStyles.Footer }),
            new Run(new WordText("第 ") { Space = SpaceProcessingModeValues.Preserve }), new SimpleField { Instruction = "PAGE" },
            new Run(new WordText(" 页，共 ") { Space = SpaceProcessingModeValues.Preserve }), new SimpleField { Instruction = "NUMPAGES" },
            new Run(new WordText(" 页") { Space = SpaceProcessingModeValues.Preserve })));
        body.Append(new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
            new PageSize { Width = PageWidth, Height = PageHeight },
            new PageMargin { Top = MarginTop, Bottom = MarginTop, Left = MarginSide, Right = MarginSide, Header = 851, Footer = 992, Gutter = 0 }));
        document.Dispose();
        return stream.ToArray();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        document.Dispose();
        stream.Dispose();
    }

    private static T Border<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4 };

    private void Add(string style, string text) => body.Append(Paragraph(style, text));

    private static Paragraph Paragraph(string style, string text) => new(
        new ParagraphProperties(new ParagraphStyleId { Val = style }),
        new Run(new WordText(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }));

    private static string Clean(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
            return text;

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                clean.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                clean.Append(text[i]).Append(text[++i]);
        }

        return clean.ToString();
    }
}
