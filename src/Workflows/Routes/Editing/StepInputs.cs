using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>An input of a step as the list knows it: a fixed value, or a script that finds it.</summary>
/// <param name="Value">The fixed value; null for a script, or where nothing is given.</param>
/// <param name="Script">The script; null for a fixed value. The list shows it and leaves it alone.</param>
public sealed record StepInput(JsonNode? Value, string? Script)
{
    /// <summary>Nothing given.</summary>
    public static StepInput None { get; } = new(null, null);

    /// <summary>Whether a script finds it.</summary>
    public bool IsScript => Script is not null;

    /// <summary>The fixed value as text; empty where there is none.</summary>
    public string Text => Value is null ? "" : Value.GetValueKind() == JsonValueKind.String ? Value.GetValue<string>() : Value.ToJsonString();

    /// <summary>The fixed value as a list of texts.</summary>
    public IReadOnlyList<string> Texts => StepInputs.Texts(Value);
}

/// <summary>Reads the inputs of steps.</summary>
public static class StepInputs
{
    /// <summary>What the definition gives for an input.</summary>
    public static StepInput Setting(this ActivityNode activity, string name, StepInput? otherwise = null)
    {
        if (activity.Input(name) is { } expression)
        {
            return expression.Type is "Literal" or "Object"
                ? new StepInput(expression.Value, null)
                : new StepInput(null, expression.Value?.ToString() ?? "");
        }

        return activity.Json[name] is JsonValue plain ? new StepInput(plain, null) : otherwise ?? StepInput.None;
    }

    /// <summary>A text, an array of texts, or an array written as JSON text; what is neither is an empty list.</summary>
    internal static List<string> Texts(JsonNode? value)
    {
        try
        {
            return TaskSettings.Strings(value);
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
