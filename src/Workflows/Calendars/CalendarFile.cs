using System.Globalization;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Calendars;
using BaseWorkflows.Workflows.Documents;

namespace BaseWorkflows.Workflows.Calendars;

/// <summary>
/// A calendar as people keep it in a spreadsheet, saved as text: one line each with first day, last day (empty for a single one),
/// kind (放假, 上班, 寒假, 暑假) and name. Columns are separated by commas, semicolons or tabs; lines that begin with no digit, such as
/// headings, are passed over. UTF-8, or GB 18030 as Excel writes it in China.
/// </summary>
internal static class CalendarFile
{
    private const int MaxBytes = 100_000;

    private static readonly char[] Separators = [',', '，', ';', '；', '\t'];

    private static readonly string[] DateForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    private static readonly Dictionary<string, CalendarDayKind> Kinds = new()
    {
        ["放假"] = CalendarDayKind.Holiday,
        ["节假日"] = CalendarDayKind.Holiday,
        ["休"] = CalendarDayKind.Holiday,
        ["上班"] = CalendarDayKind.MakeUp,
        ["调休上班"] = CalendarDayKind.MakeUp,
        ["班"] = CalendarDayKind.MakeUp,
        ["寒假"] = CalendarDayKind.Vacation,
        ["暑假"] = CalendarDayKind.Vacation,
        ["寒暑假"] = CalendarDayKind.Vacation,
    };

    /// <summary>The entries in the order of the file; refused with the numbers of the lines that can't be read.</summary>
    public static Result<IReadOnlyList<CalendarEntry>> Read(byte[] content)
    {
        var errors = new FieldErrors();
        List<CalendarEntry> entries = [];
        if (content.Length > MaxBytes)
            return Refuse(new($"文件过大，最多 {MaxBytes / 1000} KB。", $"The file is too large; {MaxBytes / 1000} KB at most."), errors);

        foreach (var (i, line) in TextFile.Decode(content).Split('\n').Index())
        {
            if (line.Trim().TrimStart('"', '\uFEFF') is not [>= '0' and <= '9', ..])
                continue;
            if (ReadLine([.. line.Split(Separators).Select(cell => cell.Trim().Trim('"').Trim())]) is { } entry)
                entries.Add(entry);
            else
                errors.Add("file", new($"第 {i + 1} 行无法识别：{line.Trim()}", $"Line {i + 1} can't be read: {line.Trim()}"));
        }

        return errors.Any || entries.Count == 0
            ? Refuse(new(
                "每行应为：开始日期,结束日期,类型（放假、上班、寒假、暑假）,名称。例如：2026-10-01,2026-10-07,放假,国庆节",
                "Each line holds: first day, last day, kind (放假, 上班, 寒假, 暑假), name, such as 2026-10-01,2026-10-07,放假,国庆节"), errors)
            : entries;
    }

    private static CalendarEntry? ReadLine(string[] cells)
    {
        if (cells.Length < 3 || DateOf(cells[0]) is not { } from || !Kinds.TryGetValue(cells[2], out var kind))
            return null;
        var to = cells[1].Length == 0 ? from : DateOf(cells[1]);
        return to is { } last ? new CalendarEntry(from, last, kind, cells is [_, _, _, { Length: > 0 } name, ..] ? name : cells[2]) : null;
    }

    private static DateOnly? DateOf(string text) =>
        DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Refusal Refuse(Text detail, FieldErrors errors) =>
        errors.ToRefusal("calendar.file_unreadable", detail) ?? new Refusal(RefusalKind.Invalid, "calendar.file_unreadable", detail);
}
