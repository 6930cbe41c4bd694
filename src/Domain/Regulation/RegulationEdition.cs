using System.Text.RegularExpressions;

namespace BaseWorkflows.Domain;

/// <summary>One wording of the regulation, as published.</summary>
public sealed partial class RegulationEdition
{
    private const string ArticleDigits = "一二三四五六七八九";

    private RegulationEdition(string id, string title, string fullText, IReadOnlyDictionary<Clause, string> wordings) =>
        (Id, Title, FullText, Wordings) = (id, title, fullText, wordings);

    /// <summary>What cases keep, such as <c>1</c>.</summary>
    public string Id { get; }

    /// <summary>The regulation's full title.</summary>
    public string Title { get; }

    /// <summary>The whole text, line by line as published.</summary>
    public string FullText { get; }

    /// <summary>Every clause's own wording, without its number. A clause with items below it has the line above them.</summary>
    public IReadOnlyDictionary<Clause, string> Wordings { get; }

    /// <summary>The wording of a clause; null where this edition has no such clause.</summary>
    public string? WordingOf(Clause clause) => Wordings.GetValueOrDefault(clause);

    /// <summary>Reads an edition from its text: articles 第…条, paragraphs （一）, items 1.</summary>
    internal static RegulationEdition Load(string id)
    {
        using var stream = typeof(RegulationEdition).Assembly.GetManifestResourceStream($"edition-{id}.txt")
            ?? throw new InvalidOperationException($"Edition {id} of the regulation is not part of the assembly.");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new(id, string.Concat(lines.Skip(1).Take(2)), text, Read(lines));
    }

    private static Dictionary<Clause, string> Read(IEnumerable<string> lines)
    {
        var wordings = new Dictionary<Clause, string>();
        string? article = null, paragraph = null;
        foreach (var line in lines)
        {
            if (Article().Match(line) is { Success: true } head)
            {
                (article, paragraph) = (Digit(head), null);
                wordings[new(article)] = head.Groups["text"].Value;
            }
            else if (article is null)
            {
                continue;
            }
            else if (Paragraph().Match(line) is { Success: true } part)
            {
                paragraph = Digit(part);
                wordings[new($"{article}.{paragraph}")] = part.Groups["text"].Value;
            }
            else if (Item().Match(line) is { Success: true } item)
            {
                var prefix = paragraph is null ? article : $"{article}.{paragraph}";
                wordings[new($"{prefix}.{item.Groups["number"].Value}")] = item.Groups["text"].Value;
            }
            else
            {
                wordings[new(article)] = wordings[new(article)] is { Length: > 0 } title ? $"{title}：{line}" : line;
            }
        }

        return wordings;
    }

    private static string Digit(Match match) =>
        (ArticleDigits.IndexOf(match.Groups["number"].Value, StringComparison.Ordinal) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^第(?<number>[一二三四五六七八九])条\s*(?<text>.*)$")]
    private static partial Regex Article();

    [GeneratedRegex(@"^（(?<number>[一二三四五六七八九])）(?<text>.+)$")]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"^(?<number>\d+)\.(?<text>.+)$")]
    private static partial Regex Item();
}
