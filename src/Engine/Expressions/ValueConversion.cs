using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>From JSON to what an input or variable of a type holds. What can't be converted stays as it is.</summary>
internal static class ValueConversion
{
    /// <summary>A value for Elsa's type name. The node is returned itself where nothing has to be converted.</summary>
    public static JsonNode? ToType(JsonNode? value, string typeName)
    {
        if (value is null)
            return null;
        switch (SimpleName(typeName))
        {
            case "Int32" or "Int64" or "Int16" or "Long" or "Integer":
                return AsNumber(value) is { } whole ? JsonValue.Create((long)whole) : value;
            case "Double" or "Single" or "Decimal" or "Float":
                return value is JsonValue number && number.GetValueKind() == JsonValueKind.Number ? value : AsNumber(value) is { } parsed ? JsonValue.Create(parsed) : value;
            case "Boolean":
                return value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? value : AsFlag(value) is { } flag ? JsonValue.Create(flag) : value;
            case "String":
                return value.GetValueKind() == JsonValueKind.String ? value : JsonValue.Create(AsString(value));
            case "ObjectDictionary" or "JsonObject" or "JsonNode" or "JsonArray" or "ExpandoObject":
                return ParseText(value);
            default:
                return typeName.EndsWith("[]", StringComparison.Ordinal) || typeName.StartsWith("List<", StringComparison.Ordinal) ? ToList(value) : value;
        }
    }

    /// <summary>A list: a JSON array in text is parsed, a single value becomes a list of one.</summary>
    public static JsonNode? ToList(JsonNode? value) => ParseText(value) switch
    {
        null => null,
        JsonArray list => list,
        var single => new JsonArray(single.DeepClone()),
    };

    /// <summary>A number, also from text; null where it is none.</summary>
    public static double? AsNumber(JsonNode? value)
    {
        if (value is not JsonValue leaf)
            return null;
        if (leaf.TryGetValue(out double number))
            return number;
        if (leaf.TryGetValue(out long whole))
            return whole;
        if (leaf.TryGetValue(out int small))
            return small;
        if (leaf.TryGetValue(out decimal exact))
            return (double)exact;
        return double.TryParse(leaf.AsText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
    }

    /// <summary>True or false, also from text; null where it is neither.</summary>
    public static bool? AsFlag(JsonNode? value) => value switch
    {
        JsonValue leaf when leaf.TryGetValue(out bool flag) => flag,
        JsonValue leaf when bool.TryParse(leaf.AsText(), out var parsed) => parsed,
        JsonValue leaf when leaf.GetValueKind() == JsonValueKind.Number => AsNumber(leaf) != 0,
        _ => null,
    };

    /// <summary>Text; anything but text is its JSON.</summary>
    public static string? AsString(JsonNode? value) => value is null ? null : value.AsText() ?? value.ToJsonString(JsonText.Options);

    private static JsonNode? ParseText(JsonNode? value)
    {
        if (value.AsText() is not { } text)
            return value;
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty)
            return null;
        if (trimmed[0] is not ('{' or '['))
            return value;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return value;
        }
    }

    // Both "Int32" and "System.Int32, System.Private.CoreLib" occur.
    private static string SimpleName(string typeName)
    {
        var name = typeName.Split(',')[0];
        return name[(name.LastIndexOf('.') + 1)..];
    }
}
