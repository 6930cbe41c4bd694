using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>Reads values that stand in a definition, without running anything.</summary>
internal static class ValueReading
{
    /// <summary>A list of texts that is written down literally; null where only a run can tell.</summary>
    public static IReadOnlyList<string>? ListOf(ActivityNode activity, string input)
    {
        if (activity.Input(input) is { } expression)
        {
            return expression.Type is "Literal" or "Object" or "Json" && ValueConversion.ToList(expression.Value) is JsonArray list
                ? [.. list.Select(ValueConversion.AsString).OfType<string>()]
                : expression.Value is null ? [] : null;
        }

        return activity.Json[input] is JsonArray raw ? [.. raw.Select(ValueConversion.AsString).OfType<string>()] : [];
    }
}
