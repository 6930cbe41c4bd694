using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>Reading JSON without exceptions for values of another kind.</summary>
internal static class JsonText
{
    /// <summary>Chinese text stays readable in stored JSON; it is never put into HTML unescaped.</summary>
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? AsText(this JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static string? Text(this JsonObject json, string name) => json[name].AsText();

    public static bool Flag(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue(out bool flag) && flag;

    public static double? Number(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? ValueConversion.AsNumber(value) : null;

    public static int? Integer(this JsonObject json, string name) =>
        json.Number(name) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;

    public static IEnumerable<JsonNode?> Items(this JsonObject json, string name) => json[name] as JsonArray ?? [];

    /// <summary>The node, or a copy where it already belongs to another tree: a node can't stand in two.</summary>
    public static JsonNode? Detached(this JsonNode? node) => node?.Parent is null ? node : node.DeepClone();

    /// <summary>
    /// Parsed nodes create their children at the first read. Reading everything once makes later reads pure, so that
    /// many threads may share the tree.
    /// </summary>
    public static void Materialize(this JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                foreach (var (_, value) in json)
                    value.Materialize();
                break;
            case JsonArray list:
                foreach (var item in list)
                    item.Materialize();
                break;
        }
    }
}
