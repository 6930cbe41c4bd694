using System.Text.Json.Nodes;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>Reads the cases of a switch as they stand in the JSON.</summary>
internal static class CaseText
{
    /// <summary>Label and script of each case; the script is empty where the condition is no JavaScript.</summary>
    public static IReadOnlyList<(string Label, string Script)> Of(ActivityNode node) =>
        [.. Objects(node.Json).Select(item => (LabelOf(item), ScriptOf(item["condition"])))];

    public static IEnumerable<string> Labels(ActivityNode node) => Objects(node.Json).Select(LabelOf);

    public static IEnumerable<JsonObject> Objects(JsonObject activity) => (activity["cases"] as JsonArray ?? []).OfType<JsonObject>();

    public static string LabelOf(JsonObject item) => item["label"]?.ToString() ?? "";

    public static string ScriptOf(JsonNode? condition) =>
        condition is JsonObject expression && expression["type"]?.ToString() == "JavaScript" ? expression["value"]?.ToString() ?? "" : "";
}
