using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace BaseWorkflows.Engine;

/// <summary>Copies values between JSON and JavaScript. Nothing is shared, so a script can't change the state behind its back.</summary>
internal static class ScriptValues
{
    private const int MaxDepth = 64;

    public static JsValue FromNode(Jint.Engine engine, JsonNode? node)
    {
        switch (node)
        {
            case null:
                return JsValue.Null;
            case JsonObject json:
                var copy = new JsObject(engine);
                foreach (var (name, value) in json)
                    copy.FastSetDataProperty(name, FromNode(engine, value));
                return copy;
            case JsonArray list:
                return new JsArray(engine, [.. list.Select(item => FromNode(engine, item))]);
            default:
                return node.GetValueKind() switch
                {
                    JsonValueKind.String => new JsString(node.AsText() ?? node.ToString()),
                    JsonValueKind.True => JsBoolean.True,
                    JsonValueKind.False => JsBoolean.False,
                    _ => JsNumber.Create(ValueConversion.AsNumber(node) ?? double.NaN),
                };
        }
    }

    public static JsonNode? ToNode(JsValue value, int depth = 0)
    {
        if (depth > MaxDepth)
            throw new ActivityFault("A script gave a value that is nested too deeply.");
        switch (value.Type)
        {
            case Types.Boolean:
                return JsonValue.Create(value.AsBoolean());
            case Types.Number:
                return Number(value.AsNumber());
            case Types.String:
                return JsonValue.Create(value.AsString());
            case Types.BigInt:
                return JsonValue.Create(value.ToString());
            case Types.Object:
                return Object(value, depth);
            default:
                return null;
        }
    }

    private static JsonValue? Number(double number)
    {
        if (!double.IsFinite(number))
            return null;
        return number == Math.Floor(number) && Math.Abs(number) <= 9_007_199_254_740_991 ? JsonValue.Create((long)number) : JsonValue.Create(number);
    }

    private static JsonNode? Object(JsValue value, int depth)
    {
        if (value.IsDate())
            return JsonValue.Create(value.AsDate().ToDateTime().ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        if (value is JsArray array)
        {
            var list = new JsonArray();
            foreach (var item in array)
                list.Add(ToNode(item, depth + 1));
            return list;
        }

        var json = new JsonObject();
        foreach (var (name, property) in value.AsObject().GetOwnProperties())
        {
            if (property.Enumerable && name.IsString())
                json[name.ToString()] = ToNode(value.Get(name), depth + 1);
        }

        return json;
    }
}
