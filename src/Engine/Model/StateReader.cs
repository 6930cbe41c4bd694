using System.Text.Json;
using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>Reads what <see cref="StateWriter"/> wrote.</summary>
internal static class StateReader
{
    public static WorkflowState Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("The text is no workflow state.", failure);
        }
    }

    private static WorkflowState Read(JsonElement json)
    {
        var form = json.GetProperty("v").GetInt32();
        if (form != StateWriter.Form)
            throw new FormatException($"The workflow state has the form {form}, which this engine does not know.");

        var state = new WorkflowState(json.GetProperty("id").GetString()!, json.GetProperty("def").GetString()!, json.GetProperty("ver").GetInt32())
        {
            SubStatus = Enum.Parse<WorkflowSubStatus>(json.GetProperty("sub").GetString()!),
            LastNumber = json.GetProperty("n").GetInt32(),
            Name = Text(json, "name"),
            CorrelationId = Text(json, "corr"),
            Input = Object(json, "in") ?? [],
            Variables = Object(json, "vars") ?? [],
            Output = Object(json, "out") ?? [],
            ActivityOutputs = Object(json, "aout") ?? [],
        };
        foreach (var item in Items(json, "ex"))
            state.Executions.Add(ReadExecution(item));
        foreach (var item in Items(json, "bm"))
            state.BookmarkList.Add(ReadBookmark(item));
        foreach (var item in Items(json, "inc"))
            state.IncidentList.Add(ReadIncident(item));
        return state;
    }

    private static Execution ReadExecution(JsonElement json)
    {
        var parent = json.TryGetProperty("p", out var number) ? number.GetInt32() : 0;
        var execution = new Execution(json.GetProperty("i").GetInt32(), json.GetProperty("a").GetString()!, parent)
        {
            IsFaulted = json.TryGetProperty("f", out var faulted) && faulted.GetBoolean(),
            Memory = Object(json, "m"),
            Variables = Object(json, "vars"),
            Inputs = Object(json, "in"),
        };
        if (json.TryGetProperty("t", out var tokens))
        {
            execution.Tokens = [];
            foreach (var token in tokens.EnumerateArray())
                execution.Tokens.Add(new Token(token[0].GetString()!, token[1].GetString()!, token[2].GetString()!));
        }

        if (json.TryGetProperty("c", out var composite))
        {
            execution.Composite = new CompositeState(
                composite.GetProperty("def").GetString()!,
                composite.GetProperty("ver").GetInt32(),
                Object(composite, "in") ?? [],
                Object(composite, "out") ?? []);
        }

        return execution;
    }

    private static Bookmark ReadBookmark(JsonElement json) => new(
        json.GetProperty("id").GetString()!,
        json.GetProperty("k").GetString()!,
        json.GetProperty("a").GetString()!,
        json.GetProperty("e").GetString()!,
        Text(json, "name"),
        json.TryGetProperty("due", out var due) ? due.GetDateTimeOffset() : null,
        json.TryGetProperty("pl", out var payload) ? Node(payload) : null);

    private static Incident ReadIncident(JsonElement json) => new(
        json.GetProperty("at").GetDateTimeOffset(),
        json.GetProperty("a").GetString()!,
        json.GetProperty("e").GetString()!,
        json.GetProperty("t").GetString()!,
        json.GetProperty("msg").GetString()!);

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static JsonObject? Object(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? (JsonObject?)Node(value) : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;

    // The document is disposed after reading, so nodes need their own copy of the element.
    private static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value.Clone()),
        JsonValueKind.Array => JsonArray.Create(value.Clone()),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonValue.Create(value.Clone()),
    };
}
