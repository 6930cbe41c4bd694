using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>Evaluates expressions during one burst.</summary>
internal sealed class Evaluator(BurstRun burst) : IDisposable
{
    private JavaScriptHost? scripts;

    /// <summary>The value, converted to the expression's type and owned by the caller.</summary>
    public async ValueTask<JsonNode?> EvaluateAsync(Expression expression, Execution scope)
    {
        var value = expression.Type switch
        {
            "Literal" => expression.Value?.DeepClone(),
            "Object" or "Json" => expression.Value?.DeepClone(),
            "JavaScript" => (scripts ??= new JavaScriptHost(burst)).Evaluate(expression, scope),
            "Liquid" => JsonValue.Create(await LiquidHost.RenderAsync(expression, scope, burst)),
            "Variable" => Reference(expression) is { } id ? burst.FindVariable(scope, id)?.Value?.DeepClone() : null,

            // The real Elsa takes an input's definition here and gives null for a bare name; recorded in d-expressions.
            "Input" => (expression.Value as JsonObject)?.Text("name") is { } name ? burst.InputOf(scope)[name]?.DeepClone() : null,
            "CSharp" => throw new ActivityFault("CSharp expressions are never run."),
            _ => null,
        };
        return ValueConversion.ToType(value, expression.TypeName);
    }

    public void Dispose() => scripts?.Dispose();

    private static string? Reference(Expression expression) =>
        expression.Value is JsonObject reference ? reference.Text("id") ?? reference.Text("name") : expression.Text;
}
