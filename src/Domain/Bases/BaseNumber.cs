using System.Globalization;
using System.Text.RegularExpressions;

namespace BaseWorkflows.Domain.Bases;

/// <summary>
/// The number of an approved base: <c>CZMC-2026-LC-001</c>, made of the year of approval, LC (临床) or FL (非临床),
/// and a running number within both. The caller gives out running numbers once.
/// </summary>
public readonly partial record struct BaseNumber
{
    /// <summary>The highest running number of a year and category.</summary>
    public const int MaxSequence = 999;

    private BaseNumber(int year, BaseCategory category, int sequence) => (Year, Category, Sequence) = (year, category, sequence);

    /// <summary>The year of approval, Asia/Shanghai.</summary>
    public int Year { get; }

    /// <summary>The base's category.</summary>
    public BaseCategory Category { get; }

    /// <summary>From 1.</summary>
    public int Sequence { get; }

    /// <summary>A number from its parts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year has not four digits or the running number is not 1 to <see cref="MaxSequence"/>.</exception>
    public static BaseNumber Of(int year, BaseCategory category, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, MaxSequence);
        return new(year, category, sequence);
    }

    /// <summary>Reads what <see cref="ToString"/> writes; false for anything else.</summary>
    public static bool TryParse(string? text, out BaseNumber number)
    {
        number = default;
        if (text is null || Pattern().Match(text) is not { Success: true } match)
            return false;

        var sequence = int.Parse(match.Groups["sequence"].ValueSpan, CultureInfo.InvariantCulture);
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        if (sequence == 0 || year < 1000)
            return false;

        number = new(year, match.Groups["category"].Value == "LC" ? BaseCategory.Clinical : BaseCategory.NonClinical, sequence);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"CZMC-{Year:0000}-{(Category == BaseCategory.Clinical ? "LC" : "FL")}-{Sequence:000}");

    [GeneratedRegex(@"^CZMC-(?<year>[0-9]{4})-(?<category>LC|FL)-(?<sequence>[0-9]{3})\z")]
    private static partial Regex Pattern();
}

/// <summary>The name that every approved base is issued (2.1).</summary>
public static class BaseName
{
    /// <summary>What the regulation calls every base.</summary>
    public const string Official = "长治医学院研究生培养基地";

    /// <summary>The issued name, which tells the bases apart by their unit: 长治医学院研究生培养基地（长治市人民医院）.</summary>
    public static string Issue(string unitName) => $"{Official}（{unitName}）";
}
