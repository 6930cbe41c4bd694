using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine.Tests;

/// <summary>Writes small definitions.</summary>
internal static class Build
{
    public static WorkflowDefinition Workflow(JsonObject root, string variables = "", string options = "{}", string definitionId = "w", string more = "") =>
        WorkflowDefinition.Parse($$"""
            {"definitionId":"{{definitionId}}","id":"{{definitionId}}-1","version":1,"name":"{{definitionId}}",{{more}}
             "variables":[{{string.Join(',', variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $$"""{"id":"{{name}}","name":"{{name}}","typeName":"Object"}"""))}}],
             "options":{{options}},"root":{{root.ToJsonString()}}}
            """);

    /// <summary>A flowchart; connections as <c>"a>b a:Port>c"</c>.</summary>
    public static JsonObject Flowchart(string connections, params JsonObject[] activities) => FlowchartNamed("flow", connections, activities);

    public static JsonObject FlowchartNamed(string id, string connections, params JsonObject[] activities) => new()
    {
        ["type"] = "Elsa.Flowchart",
        ["version"] = 1,
        ["id"] = id,
        ["activities"] = new JsonArray([.. activities]),
        ["connections"] = new JsonArray([.. connections.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Connection)]),
    };

    public static JsonObject Sequence(string id, params JsonObject[] activities) =>
        Activity("Sequence", id, ("activities", new JsonArray([.. activities])));

    public static JsonObject Activity(string type, string id, params (string Name, JsonNode? Value)[] properties)
    {
        var json = new JsonObject { ["type"] = type.Contains('.') ? type : "Elsa." + type, ["version"] = 1, ["id"] = id };
        foreach (var (name, value) in properties)
            json[name] = value;
        return json;
    }

    public static JsonObject Task(string id, string? result = null) => result is null
        ? Activity("RunTask", id, ("taskName", Literal(id)))
        : Activity("RunTask", id, ("taskName", Literal(id)), ("result", Bound(result)));

    public static JsonObject Line(string id, JsonObject? text = null) => Activity("WriteLine", id, ("text", text ?? Literal(id)));

    public static JsonObject Set(string id, string variable, JsonObject value) =>
        Activity("SetVariable", id, ("variable", new JsonObject { ["id"] = variable, ["name"] = variable }), ("value", value));

    public static JsonObject Literal(JsonNode? value, string type = "Object") => Expression("Literal", value, type);

    public static JsonObject Script(string text, string type = "Object") => Expression("JavaScript", text, type);

    public static JsonObject Liquid(string text) => Expression("Liquid", text, "String");

    public static JsonObject Expression(string language, JsonNode? value, string type = "Object") =>
        new() { ["typeName"] = type, ["expression"] = new JsonObject { ["type"] = language, ["value"] = value } };

    public static JsonObject Bound(string variable) => new() { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = variable } };

    public static JsonObject Fork(string id, params string[] branches) =>
        Activity("FlowFork", id, ("branches", Expression("Object", new JsonArray([.. branches.Select(name => (JsonNode)name)]).ToJsonString(), "String[]")));

    public static JsonObject Join(string id, string mode) => Activity("FlowJoin", id, ("mode", Literal(mode)));

    private static JsonNode Connection(string text)
    {
        var ends = text.Split('>');
        var source = ends[0].Split(':');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }
}
