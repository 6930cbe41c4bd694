using BaseWorkflows.Domain;

namespace BaseWorkflows.Api.Components.Forms;

/// <summary>One field of a form that is drawn from its description.</summary>
/// <param name="Name">Its property in the form's JSON, and its path in the messages of a refusal.</param>
/// <param name="Kind">How it is filled in.</param>
/// <param name="Label">What stands beside it.</param>
public sealed record FormField(string Name, FieldKind Kind, Text Label)
{
    /// <summary>One sentence of help.</summary>
    public Text? Hint { get; init; }

    /// <summary>Whether the form is refused without it. The mark on the page; the rule itself is the use case's.</summary>
    public bool Required { get; init; }

    /// <summary>Most characters of a text.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Least number, or earliest date as <c>yyyy-MM-dd</c>.</summary>
    public string? Min { get; init; }

    /// <summary>Greatest number, or latest date.</summary>
    public string? Max { get; init; }

    /// <summary>What can be chosen (choice, people, departments), or the questions (checklist).</summary>
    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>The columns of a table.</summary>
    public IReadOnlyList<FormField> Columns { get; init; } = [];
}

/// <summary>Something to choose, or a question to answer.</summary>
/// <param name="Value">What the form keeps.</param>
/// <param name="Label">What people read.</param>
/// <param name="Clause">The clause that asks it.</param>
public sealed record FieldOption(string Value, Text Label, Clause? Clause = null);

/// <summary>How a field is filled in, and what it keeps in the form's JSON.</summary>
public enum FieldKind
{
    /// <summary>One line; a string.</summary>
    Text,

    /// <summary>Several lines; a string.</summary>
    Multiline,

    /// <summary>A day; <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no; a boolean.</summary>
    Boolean,

    /// <summary>One of the options; its value.</summary>
    Choice,

    /// <summary>Several people; their ids.</summary>
    People,

    /// <summary>Several departments; their ids.</summary>
    Departments,

    /// <summary>Questions answered yes or no, a no with its reason; <c>{question: {yes, reason}}</c>.</summary>
    Checklist,

    /// <summary>Uploaded files; <c>[{id, name, size}]</c>.</summary>
    Attachments,

    /// <summary>Rows of fields; an array of objects.</summary>
    Table,

    /// <summary>A text to read; keeps nothing.</summary>
    Info,
}
