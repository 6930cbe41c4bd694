using System.Globalization;
using System.IO.Compression;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Questionnaires;
using BaseWorkflows.Workflows.Documents;
using MiniExcelLibs;

namespace BaseWorkflows.Workflows.Questionnaires;

/// <summary>Somebody who is asked.</summary>
internal sealed record Person(string Name, string Contact);

/// <summary>
/// A list of people as offices keep it: name and contact, a line each, pasted or as an Excel or CSV file. Columns are separated by
/// commas, semicolons or tabs; a heading (姓名) and empty lines are passed over.
/// </summary>
internal static class PeopleList
{
    private const int MaxBytes = 1_000_000;
    private const long MaxUnpacked = 30_000_000;

    private static readonly char[] Separators = [',', '，', ';', '；', '\t'];

    private static readonly string[] Headings = ["姓名", "name", "名字"];

    private static readonly Text Unreadable = new(
        "每行应为：姓名,联系方式。例如：王晓明,13800138000。Excel 文件的第一列为姓名，第二列为联系方式。",
        "Each line holds name and contact, such as 王晓明,13800138000; in an Excel file they are the first two columns.");

    /// <summary>The people of a pasted text, each once; refused with the numbers of the lines that can't be read.</summary>
    public static Result<IReadOnlyList<Person>> Read(string text) =>
        text.Length > MaxBytes ? TooLarge() : Read(text.Split('\n').Select(line => (IReadOnlyList<string>)[.. line.Trim('\uFEFF', '\r', ' ').Split(Separators).Select(Clean)]));

    /// <summary>The people of an Excel or text file.</summary>
    public static Result<IReadOnlyList<Person>> Read(byte[] file)
    {
        if (file.Length > MaxBytes)
            return TooLarge();
        if (file is not [(byte)'P', (byte)'K', ..])
            return Read(TextFile.Decode(file));

        try
        {
            using (var packed = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read))
            {
                if (packed.Entries.Sum(entry => entry.Length) > MaxUnpacked)
                    return TooLarge();
            }

            using var content = new MemoryStream(file);
            return Read(content.Query(useHeaderRow: false).Take(InvitePeople.MaxPeople + 2)
                .Select(row => (IReadOnlyList<string>)[.. ((IDictionary<string, object?>)row).Values.Select(CellText)])
                .ToList());
        }
        catch (Exception exception) when (exception is InvalidDataException or System.Xml.XmlException or FormatException or KeyNotFoundException or ArgumentException or InvalidOperationException)
        {
            // Whatever is wrong inside the archive, it is no list that we can read.
            return Refuse(new FieldErrors());
        }
    }

    private static Result<IReadOnlyList<Person>> Read(IEnumerable<IReadOnlyList<string>> rows)
    {
        var errors = new FieldErrors();
        List<Person> people = [];
        foreach (var (i, cells) in rows.Index())
        {
            if (cells.All(cell => cell.Length == 0) || (people.Count == 0 && Headings.Contains(cells[0], StringComparer.OrdinalIgnoreCase)))
                continue;
            var person = new Person(cells[0], cells.Count > 1 ? cells[1] : "");
            if ((FieldRules.Required(person.Name) ?? FieldRules.Line(person.Name, Invitation.MaxName)
                ?? FieldRules.Required(person.Contact) ?? FieldRules.Line(person.Contact, Invitation.MaxContact)) is not { } message)
                people.Add(person);
            else
                errors.Add("people", new($"第 {i + 1} 行：{message.Zh}", $"Line {i + 1}: {message.En}"));
        }

        return errors.Any || people.Count == 0 ? Refuse(errors) : people.Distinct().ToList();
    }

    private static string Clean(string cell) => cell.Trim().Trim('"').Trim();

    private static string CellText(object? cell) => Clean(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "");

    private static Refusal TooLarge() =>
        new(RefusalKind.TooLarge, "questionnaire.people_too_large", new($"名单过大，最多 {InvitePeople.MaxPeople} 人。", $"The list is too large; {InvitePeople.MaxPeople} people at most."));

    private static Refusal Refuse(FieldErrors errors) =>
        errors.ToRefusal("questionnaire.people_unreadable", Unreadable) ?? new Refusal(RefusalKind.Invalid, "questionnaire.people_unreadable", Unreadable);
}
