using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Domain;

namespace BaseWorkflows.Api.Components.Forms;

/// <summary>
/// What a visitor has filled in, over the JSON that is sent, with the messages of the last refusal by field.
/// A refusal never takes anything away that was typed.
/// </summary>
public sealed class FormModel
{
    private readonly FormModel root;
    private readonly string prefix;
    private Dictionary<string, IReadOnlyList<Text>> errors = [];

    /// <summary>A form over these values; they are changed in place.</summary>
    /// <param name="values">What is filled in.</param>
    /// <param name="path">Where the form stands in the request, as messages name it: <c>form.</c> in that of a task.</param>
    public FormModel(JsonObject values, string path = "") => (Values, root, prefix) = (values, this, path);

    private FormModel(JsonObject values, FormModel root, string prefix) => (Values, this.root, this.prefix) = (values, root, prefix);

    /// <summary>Told after each change, by the form as a whole.</summary>
    public event EventHandler? Changed;

    /// <summary>What is sent and saved.</summary>
    public JsonObject Values { get; }

    /// <summary>Whether something was changed since it was saved last.</summary>
    public bool IsDirty { get; private set; }

    /// <summary>All messages by the whole path of their field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Text>> Errors => root.errors;

    /// <summary>The whole path of a field, as messages name it: <c>staff[0].name</c>.</summary>
    public string PathOf(string name) => prefix + name;

    /// <summary>The messages for a field.</summary>
    public IReadOnlyList<Text> ErrorsOf(string name) => root.errors.GetValueOrDefault(PathOf(name)) ?? [];

    /// <summary>Whether a field, or anything inside it, has a message.</summary>
    public bool HasErrors(string name) =>
        root.errors.Keys.Any(path => path == PathOf(name)
            || path.StartsWith(PathOf(name) + ".", StringComparison.Ordinal)
            || path.StartsWith(PathOf(name) + "[", StringComparison.Ordinal));

    /// <summary>Shows the messages of a refusal; null takes them away.</summary>
    public void ShowErrors(Refusal? refusal) => errors = refusal is null ? [] : new(refusal.Errors);

    /// <summary>What the field holds as text; empty when it holds nothing.</summary>
    public string Text(string name) => Values[name] switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => other.ToJsonString(),
    };

    /// <summary>What the field holds as a day; null when it holds none.</summary>
    public DateOnly? Date(string name) =>
        DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>All that is filled in as a value of its own type; refused with the field whose content the type can't hold, such as half a student.</summary>
    public Result<T> Read<T>()
    {
        try
        {
            return Values.Deserialize<T>(Workflows.Persistence.Json.Options)!;
        }
        catch (JsonException json)
        {
            var message = new Text("内容格式不正确，例如应填整数。", "Not in the right form: a whole number, say.");
            return new Refusal(RefusalKind.Invalid, "request.invalid", message)
            {
                Errors = new Dictionary<string, IReadOnlyList<Text>> { [json.Path?.TrimStart('$').TrimStart('.') ?? ""] = [message] },
            };
        }
    }

    /// <summary>What the field holds as yes or no; null when nothing was chosen.</summary>
    public bool? Flag(string name) => Values[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    /// <summary>The chosen values of a field for several.</summary>
    public IReadOnlyList<string> Chosen(string name) =>
        Values[name] is JsonArray chosen ? [.. chosen.OfType<JsonValue>().Select(value => value.ToString())] : [];

    /// <summary>Sets a field and takes its message away; null removes it.</summary>
    public void Set(string name, JsonNode? value)
    {
        if (value is null)
            Values.Remove(name);
        else
            Values[name] = value;
        root.errors.Remove(PathOf(name));
        root.Touch();
    }

    /// <summary>Sets a number; a text that is none is kept as text, so that the use case can name it in its message.</summary>
    public void SetNumber(string name, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            Set(name, null);
        else if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
            Set(name, number);
        else
            Set(name, text);
    }

    /// <summary>Adds a value to a field for several, or takes it out.</summary>
    public void Choose(string name, string value, bool chosen)
    {
        var others = Chosen(name).Where(other => other != value);
        Set(name, new JsonArray([.. (chosen ? others.Append(value) : others).Select(each => (JsonNode)each)]));
    }

    /// <summary>The fields of a group inside the form, such as <c>unit</c>, made when it isn't there yet.</summary>
    public FormModel Part(string name) => Inside(ObjectAt(Values, name), $"{name}.");

    /// <summary>The answer to one question of a checklist, to be read; looking at it leaves no trace in the form.</summary>
    public FormModel Answer(string checklist, string question) =>
        Inside((Values[checklist] as JsonObject)?[question] as JsonObject ?? [], $"{checklist}.{question}.");

    /// <summary>Sets a part of the answer to one question, and takes the messages of the question and its checklist away.</summary>
    public void SetAnswer(string checklist, string question, string part, JsonNode? value)
    {
        ObjectAt(ObjectAt(Values, checklist), question)[part] = value;
        root.errors.Remove(PathOf($"{checklist}.{question}.{part}"));
        root.errors.Remove(PathOf($"{checklist}.{question}"));
        root.errors.Remove(PathOf(checklist));
        root.Touch();
    }

    /// <summary>The rows of a table.</summary>
    public IReadOnlyList<FormModel> Rows(string table) =>
        Values[table] is JsonArray rows
            ? [.. rows.OfType<JsonObject>().Select((row, index) => Inside(row, $"{table}[{index}]."))]
            : [];

    /// <summary>Adds an empty row to a table, or a row with values to a list.</summary>
    public void AddRow(string table, JsonObject? row = null)
    {
        ArrayAt(Values, table).Add((JsonNode)(row ?? []));
        root.errors.Remove(PathOf(table));
        root.Touch();
    }

    /// <summary>Takes a row out of a table. Messages about its rows go too: they count by position.</summary>
    public void RemoveRow(string table, int index)
    {
        ArrayAt(Values, table).RemoveAt(index);
        foreach (var path in root.errors.Keys.Where(path => path.StartsWith(PathOf(table) + "[", StringComparison.Ordinal)).ToList())
            root.errors.Remove(path);
        root.Touch();
    }

    /// <summary>Told that everything up to now is saved.</summary>
    public void Saved() => IsDirty = false;

    private static JsonObject ObjectAt(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child)
            parent[name] = child = [];
        return child;
    }

    private static JsonArray ArrayAt(JsonObject parent, string name)
    {
        if (parent[name] is not JsonArray child)
            parent[name] = child = [];
        return child;
    }

    private FormModel Inside(JsonObject values, string path) => new(values, root, prefix + path);

    private void Touch()
    {
        IsDirty = true;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
