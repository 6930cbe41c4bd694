using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace BaseWorkflows.Workflows.Documents.Papers;

/// <summary>The styles of papers. Sizes are in half points: 44 is 二号, 28 is 四号, 24 is 小四.</summary>
internal static class PaperStyles
{
    public const string Title = "PaperTitle";
    public const string Subtitle = "PaperSubtitle";
    public const string Heading = "PaperHeading";
    public const string Text = "PaperText";
    public const string Line = "PaperLine";
    public const string Signature = "PaperSignature";
    public const string Footer = "PaperFooter";

    private const string Song = "宋体";
    private const string Hei = "黑体";

    public static Styles Create() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                Fonts(Song), new FontSize { Val = "24" }, new Languages { Val = "en-US", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { Line = "360", LineRule = LineSpacingRuleValues.Auto }))),
        Style(Title, "文件标题", Hei, "44", new SpacingBetweenLines { Before = "240", After = "240" }, new Justification { Val = JustificationValues.Center }),
        Style(Subtitle, "文件副标题", Song, "24", new SpacingBetweenLines { After = "240" }, new Justification { Val = JustificationValues.Center }),
        Style(Heading, "章节标题", Hei, "28",
            new KeepNext(), new SpacingBetweenLines { Before = "240", After = "120" }, new OutlineLevel { Val = 0 }),
        Style(Text, "章节正文", Song, "24", new Indentation { FirstLineChars = 200, FirstLine = "480" }, new Justification { Val = JustificationValues.Both }),
        Style(Line, "单行", Song, "24"),
        Style(Signature, "落款", Song, "24", new SpacingBetweenLines { Before = "120" }, new Justification { Val = JustificationValues.Right }),
        Style(Footer, "文件页脚", Song, "18", new Justification { Val = JustificationValues.Center }));

    private static Style Style(string id, string name, string font, string size, params OpenXmlElement[] paragraph) => new(
        new StyleName { Val = name },
        new PrimaryStyle(),
        new StyleParagraphProperties(paragraph),
        new StyleRunProperties(Fonts(font), new FontSize { Val = size }))
    {
        Type = StyleValues.Paragraph,
        StyleId = id,
        CustomStyle = true,
    };

    private static RunFonts Fonts(string font) => new() { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = font };
}
