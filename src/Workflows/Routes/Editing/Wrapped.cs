using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>Inputs as Elsa writes them: a value wrapped in an expression.</summary>
internal static class Wrapped
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text, number or flag.</summary>
    public static JsonObject Literal(string typeName, JsonNode value) => Of(typeName, "Literal", value);

    /// <summary>A list of texts, written as JSON text as Elsa's designer does.</summary>
    public static JsonObject List(string typeName, IEnumerable<string> texts) => Of(typeName, "Object", ListText(texts));

    public static string ListText(IEnumerable<string> texts) => JsonSerializer.Serialize(texts, Readable);

    /// <summary>Gives an input of an activity another fixed value; whatever else stands in it stays.</summary>
    public static void Set(JsonObject activity, string name, string typeName, JsonNode? value)
    {
        if (value is null)
        {
            activity.Remove(name);
            return;
        }

        var (syntax, written) = value is JsonArray list
            ? ("Object", (JsonNode)ListText(list.Select(item => item?.ToString() ?? "")))
            : ("Literal", value.DeepClone());
        if (activity[name] is JsonObject wrapped && wrapped["expression"] is JsonObject)
            wrapped["expression"] = new JsonObject { ["type"] = syntax, ["value"] = written };
        else
            activity[name] = Of(typeName, syntax, written);
    }

    private static JsonObject Of(string typeName, string syntax, JsonNode value) => new()
    {
        ["typeName"] = typeName,
        ["expression"] = new JsonObject { ["type"] = syntax, ["value"] = value },
    };
}
