using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>A variable of a workflow or container.</summary>
/// <param name="Id">What output bindings name.</param>
/// <param name="Name">What scripts name.</param>
/// <param name="TypeName">Elsa's type name, such as <c>Object</c>, <c>String</c>, <c>Int32</c>.</param>
/// <param name="IsArray">Whether it holds a list of that type.</param>
/// <param name="Default">Its first value, already converted to the type; null where there is none.</param>
public sealed record VariableDeclaration(string Id, string Name, string TypeName, bool IsArray, JsonNode? Default)
{
    internal static IReadOnlyList<VariableDeclaration> ReadAll(JsonNode? list) =>
        list is JsonArray items ? [.. items.OfType<JsonObject>().Select(Read)] : [];

    private static VariableDeclaration Read(JsonObject json)
    {
        var name = json.Text("name") ?? json.Text("id") ?? "";
        var type = json.Text("typeName") ?? "Object";
        var isArray = json.Flag("isArray");
        return new VariableDeclaration(
            json.Text("id") ?? name, name, type, isArray, isArray ? ValueConversion.ToList(json["value"]) : ValueConversion.ToType(json["value"], type));
    }
}

/// <summary>An input or output of a workflow.</summary>
/// <param name="Name">What scripts name.</param>
/// <param name="TypeName">Elsa's type name.</param>
/// <param name="DisplayName">What designers call it.</param>
/// <param name="Description">The hint.</param>
public sealed record InputDeclaration(string Name, string TypeName, string DisplayName, string Description)
{
    internal static IReadOnlyList<InputDeclaration> ReadAll(JsonNode? list) =>
        list is JsonArray items
            ? [.. items.OfType<JsonObject>().Select(json => new InputDeclaration(
                json.Text("name") ?? "", json.Text("type") ?? "Object", json.Text("displayName") ?? json.Text("name") ?? "", json.Text("description") ?? ""))]
            : [];
}

/// <summary>A connection of a flowchart.</summary>
/// <param name="Flowchart">The flowchart that holds it.</param>
/// <param name="SourceActivity">The id of the activity that it leaves.</param>
/// <param name="SourcePort">The outcome that it follows.</param>
/// <param name="TargetActivity">The id of the activity that it leads to.</param>
public sealed record Connection(ActivityNode Flowchart, string SourceActivity, string SourcePort, string TargetActivity)
{
    internal static Connection Read(JsonObject json, ActivityNode flowchart)
    {
        // Elsa 3.0 wrote {source: "a", target: "b", sourcePort: "Done"}; both forms are met in exports.
        var (source, port) = json["source"] is JsonObject end
            ? (end.Text("activity"), end.Text("port"))
            : (json.Text("source"), json.Text("sourcePort"));
        var target = json["target"] is JsonObject other ? other.Text("activity") : json.Text("target");
        return new Connection(flowchart, source ?? "", string.IsNullOrEmpty(port) ? "Done" : port, target ?? "");
    }
}
