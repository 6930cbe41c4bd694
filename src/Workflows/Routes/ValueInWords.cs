using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Says in words what a definition says in JSON.</summary>
internal static class ValueInWords
{
    private const int Longest = 300;

    /// <summary>The value of a step's property; null where it says nothing.</summary>
    public static Text? Of(JsonNode? value, InputDescriptor? input)
    {
        if (value is JsonObject wrapped && wrapped["expression"] is JsonObject expression)
        {
            return (expression["type"] as JsonValue)?.ToString() switch
            {
                "Literal" or "Object" or "Json" => Plain(expression["value"], input),
                "Variable" => Say(expression["value"] is JsonObject variable ? $"{variable["name"]}" : null, "变量 ", "variable "),
                "Input" => Say(expression["value"]?.ToString(), "输入 ", "input "),
                var language => Say(expression["value"]?.ToString(), $"{language}：", $"{language}: "),
            };
        }

        return Plain(value, input);
    }

    private static Text? Plain(JsonNode? value, InputDescriptor? input)
    {
        if (value is null || value.ToString() is not { Length: > 0 } text)
            return null;
        if (value is JsonValue && input?.Choices.FirstOrDefault(choice => choice.Value == text) is { } chosen)
            return new(chosen.Text.Zh, chosen.Text.En);
        if (ListOf(value) is { } names)
        {
            // Outcomes have names of their own; whatever else stands in a list is shown as it is.
            var labels = names.ConvertAll(Outcomes.Label);
            return names.Count == 0 ? null : new(string.Join('、', labels.Select(label => label.Zh)), string.Join(", ", labels.Select(label => label.En)));
        }

        return value is JsonValue flag && flag.TryGetValue(out bool yes)
            ? yes ? new("是", "yes") : new("否", "no")
            : Shorten(value is JsonValue ? text : Json.Text(value));
    }

    private static List<string>? ListOf(JsonNode value)
    {
        var list = value as JsonArray;
        if (value is JsonValue text && text.TryGetValue(out string? json) && json.StartsWith('['))
        {
            try
            {
                list = JsonNode.Parse(json) as JsonArray;
            }
            catch (System.Text.Json.JsonException)
            {
                return null;
            }
        }

        return list?.All(item => item is JsonValue one && one.TryGetValue(out string? _)) == true ? [.. list.Select(item => item!.ToString())] : null;
    }

    private static Text? Say(string? value, string zh, string en) =>
        string.IsNullOrEmpty(value) ? null : new(Shorten(zh + value).Zh, Shorten(en + value).En);

    private static Text Shorten(string text)
    {
        var shown = text.Length <= Longest ? text : text[..Longest] + "…";
        return new(shown, shown);
    }
}
