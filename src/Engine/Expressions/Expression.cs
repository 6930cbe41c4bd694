using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>How a definition says a value: <c>{type, value}</c>. Immutable; the parsed script or template is kept with it.</summary>
public sealed class Expression
{
    internal Expression(JsonObject json, string typeName)
    {
        Type = json.Text("type") ?? "Literal";
        Value = json["value"];
        TypeName = typeName;
    }

    /// <summary><c>Literal</c>, <c>JavaScript</c>, <c>Liquid</c>, <c>Variable</c>, <c>Input</c>, <c>Object</c>, or one that this engine does not know.</summary>
    public string Type { get; }

    /// <summary>The literal, the script's text, or a reference to a variable.</summary>
    public JsonNode? Value { get; }

    /// <summary>The type of the input that it stands for, in Elsa's words.</summary>
    public string TypeName { get; }

    /// <summary>The parsed script or template. Set by whoever needs it first; parsing twice does no harm.</summary>
    internal object? Compiled { get; set; }

    /// <summary>The value as text; null where it is none.</summary>
    internal string? Text => Value.AsText();
}
