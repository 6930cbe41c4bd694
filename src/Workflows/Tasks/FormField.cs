using System.Text.Json.Nodes;
using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>What a field holds, and how its value looks in JSON.</summary>
public enum FieldKind
{
    /// <summary>One line: a string.</summary>
    Text,

    /// <summary>Several lines: a string.</summary>
    Multiline,

    /// <summary>A day: <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no: a boolean.</summary>
    Boolean,

    /// <summary>One of <see cref="FormField.Options"/>: its value.</summary>
    Choice,

    /// <summary>People of the college: an array of person ids.</summary>
    People,

    /// <summary>Departments: an array of department ids.</summary>
    Departments,

    /// <summary>Each of <see cref="FormField.Options"/> met or not: <c>{"item": {"met": false, "reason": "…"}}</c>; a no needs a reason.</summary>
    Checklist,

    /// <summary>Uploaded documents: an array of document ids.</summary>
    Attachments,

    /// <summary>Rows of <see cref="FormField.Columns"/>: an array of objects.</summary>
    Table,

    /// <summary>Only shown, never sent: a sentence (the label), or a labelled value, said as the option of that value where there is one.</summary>
    Info,
}

/// <summary>A choice, or an item of a checklist.</summary>
/// <param name="Value">In the JSON.</param>
/// <param name="Label">On screen.</param>
/// <param name="Clause">The clause that asks it, such as <c>2.2.1</c>; null for none.</param>
public sealed record FieldOption(string Value, Text Label, string? Clause = null);

/// <summary>A field of a task's form. Pages draw it, the API lists it, and <see cref="FormCheck"/> holds answers against it.</summary>
/// <param name="Name">In camel case; the property of the form's JSON.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Label">On screen.</param>
public sealed record FormField(string Name, FieldKind Kind, Text Label)
{
    /// <summary>What helps to fill it in; null for nothing.</summary>
    public Text? Hint { get; init; }

    /// <summary>Whether it must be filled in, whatever the outcome.</summary>
    public bool Required { get; init; }

    /// <summary>The outcomes with which it must be filled in.</summary>
    public IReadOnlyList<string> RequiredFor { get; init; } = [];

    /// <summary>Characters of a text; 200 for one line and 4000 for several where null.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The smallest number, or the fewest entries of a list; null for no limit.</summary>
    public decimal? Min { get; init; }

    /// <summary>The largest number, or the most entries of a list; null for no limit on numbers and 100 on entries.</summary>
    public decimal? Max { get; init; }

    /// <summary>The choices, or the items of a checklist.</summary>
    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>The fields of a table's rows.</summary>
    public IReadOnlyList<FormField> Columns { get; init; } = [];

    /// <summary>What stands in it at first; for <see cref="FieldKind.Info"/> what is shown.</summary>
    public JsonNode? Value { get; init; }
}
