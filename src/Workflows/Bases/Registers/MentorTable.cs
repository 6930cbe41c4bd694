using System.Globalization;
using System.Xml;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Workflows.Documents.Sheets;
using MiniExcelLibs;

namespace BaseWorkflows.Workflows.Bases.Registers;

/// <summary>The register of mentors as an Excel table: what is exported can be filled in further and imported again.</summary>
internal static class MentorTable
{
    /// <summary>The most rows of a table that is imported.</summary>
    public const int MaxRows = 500;

    /// <summary>The first row below the headings, as Excel counts.</summary>
    public const int FirstRow = 2;

    private const string NameColumn = "姓名";
    private const string DisciplineColumn = "学科专业";
    private const string QualificationColumn = "职称、学位";
    private const string SelectedOnColumn = "遴选日期";
    private const string SelectionRecordColumn = "遴选依据";
    private const string PhoneColumn = "电话";
    private const string RetiredOnColumn = "停止指导日期";

    private static readonly string[] Needed = [NameColumn, DisciplineColumn, QualificationColumn, SelectedOnColumn, SelectionRecordColumn];
    private static readonly string[] Headings = [.. Needed, PhoneColumn, RetiredOnColumn];

    /// <summary>The rows; refused where it is no Excel file, lacks a column, or has too many rows. Empty rows count as rows.</summary>
    public static Result<IReadOnlyList<MentorRow>> Read(byte[] content)
    {
        try
        {
            using var stream = new MemoryStream(content);
            var rows = new List<MentorRow>();
            var number = FirstRow;
            foreach (IDictionary<string, object?> cells in stream.Query(useHeaderRow: true, excelType: ExcelType.XLSX))
            {
                if (Needed.FirstOrDefault(column => !cells.ContainsKey(column)) is { } missing)
                    return Refuse(new($"缺少“{missing}”列。首行应为：{string.Join('、', Needed)}。", $"The column '{missing}' is missing. The first row reads {string.Join(", ", Needed)}."));
                if (rows.Count == MaxRows)
                    return Refuse(new($"一次最多导入 {MaxRows} 行。", $"At most {MaxRows} rows at once."));
                if (cells.Values.Any(value => Text(value) is not null))
                    rows.Add(RowOf(number, cells));
                number++;
            }

            return rows.Count == 0 ? Refuse(new("表中没有导师。", "There are no mentors in the table.")) : rows;
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or InvalidOperationException or NotSupportedException or FormatException or NullReferenceException or ArgumentException)
        {
            // What the reader throws depends on where in the file it stumbles.
            return Refuse(new("这不是可读的 Excel（xlsx）文件。", "This is not an Excel file (xlsx) that can be read."));
        }
    }

    /// <summary>The mentors with their headings; the headings alone make a form to fill in.</summary>
    /// <param name="mentors">The mentors.</param>
    /// <param name="name">The file's name without extension.</param>
    public static Spreadsheet Write(IEnumerable<Mentor> mentors, string name) => new SheetWriter(text => text.Zh)
        .Sheet(new("导师", "Mentors"), [.. Headings.Select(heading => new Text(heading, heading))], mentors.Select(mentor => (object?[])
            [mentor.Name, mentor.Discipline, mentor.Qualification, mentor.SelectedOn, mentor.SelectionRecord, mentor.Phone, mentor.RetiredOn]))
        .Finish(new(name, name));

    private static MentorRow RowOf(int number, IDictionary<string, object?> cells) => new(
        number, Text(cells[NameColumn]), Text(cells[DisciplineColumn]), Text(cells[QualificationColumn]),
        Date(cells[SelectedOnColumn]), Text(cells[SelectionRecordColumn]), Text(cells.TryGetValue(PhoneColumn, out var phone) ? phone : null),
        Text(cells.TryGetValue(RetiredOnColumn, out var retired) ? retired : null) is not null);

    private static DateOnly? Date(object? cell) => cell switch
    {
        DateTime moment => DateOnly.FromDateTime(moment),
        _ when Text(cell) is { } text && DateOnly.TryParseExact(
            text, ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => null,
    };

    private static string? Text(object? cell) =>
        Convert.ToString(cell, CultureInfo.InvariantCulture)?.Trim() is { Length: > 0 } text ? text : null;

    private static Refusal Refuse(Text message) => new(RefusalKind.Invalid, "base.mentor_table_invalid", message, Regulation.Art5_2)
    {
        Errors = new Dictionary<string, IReadOnlyList<Text>> { ["file"] = [message] },
    };
}

/// <summary>A row of the table.</summary>
/// <param name="Number">As Excel counts.</param>
/// <param name="Name">姓名.</param>
/// <param name="Discipline">学科专业.</param>
/// <param name="Qualification">职称、学位.</param>
/// <param name="SelectedOn">遴选日期; null where it is none.</param>
/// <param name="SelectionRecord">遴选依据.</param>
/// <param name="Phone">电话.</param>
/// <param name="HasRetired">Whether a day of retirement stands there: such rows come from an export and are history.</param>
internal sealed record MentorRow(
    int Number, string? Name, string? Discipline, string? Qualification, DateOnly? SelectedOn, string? SelectionRecord, string? Phone, bool HasRetired);
