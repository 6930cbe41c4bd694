using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>Writes a state by hand: short names, nothing that is empty.</summary>
internal static class StateWriter
{
    /// <summary>The form that is written. Readers keep reading all earlier ones.</summary>
    public const int Form = 1;

    private static readonly JsonWriterOptions Options = new() { Encoder = JsonText.Options.Encoder, SkipValidation = true };

    public static string Write(WorkflowState state)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Form);
            json.WriteString("id", state.InstanceId);
            json.WriteString("def", state.DefinitionId);
            json.WriteNumber("ver", state.DefinitionVersion);
            json.WriteString("sub", state.SubStatus.ToString());
            json.WriteNumber("n", state.LastNumber);
            WriteText(json, "name", state.Name);
            WriteText(json, "corr", state.CorrelationId);
            WriteObject(json, "in", state.Input);
            WriteObject(json, "vars", state.Variables);
            WriteObject(json, "out", state.Output);
            WriteObject(json, "aout", state.ActivityOutputs);
            WriteList(json, "ex", state.Executions, WriteExecution);
            WriteList(json, "bm", state.BookmarkList, WriteBookmark);
            WriteList(json, "inc", state.IncidentList, WriteIncident);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteExecution(Utf8JsonWriter json, Execution execution)
    {
        json.WriteNumber("i", execution.Number);
        json.WriteString("a", execution.ActivityId);
        if (execution.ParentNumber != 0)
            json.WriteNumber("p", execution.ParentNumber);
        if (execution.IsFaulted)
            json.WriteBoolean("f", true);
        WriteObject(json, "m", execution.Memory);
        WriteObject(json, "vars", execution.Variables);
        WriteObject(json, "in", execution.Inputs);
        if (execution.Tokens is { Count: > 0 } tokens)
        {
            json.WriteStartArray("t");
            foreach (var token in tokens)
            {
                json.WriteStartArray();
                json.WriteStringValue(token.From);
                json.WriteStringValue(token.Port);
                json.WriteStringValue(token.To);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        if (execution.Composite is { } composite)
        {
            json.WriteStartObject("c");
            json.WriteString("def", composite.DefinitionId);
            json.WriteNumber("ver", composite.Version);
            WriteObject(json, "in", composite.Input);
            WriteObject(json, "out", composite.Output);
            json.WriteEndObject();
        }
    }

    private static void WriteBookmark(Utf8JsonWriter json, Bookmark bookmark)
    {
        json.WriteString("id", bookmark.Id);
        json.WriteString("k", bookmark.Kind);
        json.WriteString("a", bookmark.ActivityId);
        json.WriteString("e", bookmark.ActivityInstanceId);
        WriteText(json, "name", bookmark.Name);
        if (bookmark.DueAt is { } due)
            json.WriteString("due", due);
        if (bookmark.Payload is { } payload)
        {
            json.WritePropertyName("pl");
            payload.WriteTo(json);
        }
    }

    private static void WriteIncident(Utf8JsonWriter json, Incident incident)
    {
        json.WriteString("at", incident.At);
        json.WriteString("a", incident.ActivityId);
        json.WriteString("e", incident.ActivityInstanceId);
        json.WriteString("t", incident.ActivityType);
        json.WriteString("msg", incident.Message);
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, List<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void WriteObject(Utf8JsonWriter json, string name, JsonObject? value)
    {
        if (value is not { Count: > 0 })
            return;
        json.WritePropertyName(name);
        value.WriteTo(json);
    }
}
