using BaseWorkflows.Domain;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace BaseWorkflows.Workflows.Documents.Sheets;

/// <summary>
/// Writes an Excel file of one or more sheets, each a heading and rows. Texts are written as texts, whatever they begin with: nothing
/// that somebody typed becomes a formula.
/// </summary>
/// <param name="say">Chooses the language of headings and names.</param>
public sealed class SheetWriter(Func<Text, string> say)
{
    private readonly Dictionary<string, object> sheets = [];

    /// <summary>Adds a sheet.</summary>
    /// <param name="name">On its tab, at most 31 characters.</param>
    /// <param name="headings">One for each column, all different.</param>
    /// <param name="rows">Texts, numbers, days; null for an empty cell.</param>
    public SheetWriter Sheet(Text name, IReadOnlyList<Text> headings, IEnumerable<object?[]> rows)
    {
        var columns = headings.Select(say).ToList();
        var lines = rows.Select(row => columns.Zip(row, (column, cell) => (column, cell)).ToDictionary(each => each.column, each => CellOf(each.cell))).ToList();
        // The first line tells the library which columns there are.
        if (lines.Count == 0)
            lines.Add(columns.ToDictionary(column => column, _ => (object?)null));
        sheets[say(name)] = lines;
        return this;
    }

    /// <summary>The file.</summary>
    /// <param name="name">Its name without extension.</param>
    public Spreadsheet Finish(Text name)
    {
        using var content = new MemoryStream();
        content.SaveAs(sheets, configuration: new OpenXmlConfiguration { FastMode = true, EnableAutoWidth = true, AutoFilter = false });
        return new($"{say(name)}.xlsx", content.ToArray());
    }

    // Days and moments as people at the college read them; the library would write them in the machine's zone and style.
    private static object? CellOf(object? cell) => cell switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        DateTimeOffset moment => CollegeTime.At(moment).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture),
        _ => cell,
    };
}
