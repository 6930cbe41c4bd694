using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fluid;
using Fluid.Values;

namespace BaseWorkflows.Engine;

/// <summary>Renders Liquid templates, with limits and without access to .NET objects.</summary>
internal static class LiquidHost
{
    private static readonly FluidParser Parser = new();

    public static async ValueTask<string> RenderAsync(Expression expression, Execution scope, BurstRun burst)
    {
        var template = Prepare(expression, out var error) ?? throw new ActivityFault(error!);
        var options = new TemplateOptions { MaxSteps = burst.Limits.ScriptStatements, MaxRecursion = burst.Limits.ScriptRecursion, Now = () => burst.Now };
        var context = new TemplateContext(options) { TimeZone = TimeZoneInfo.Utc, CultureInfo = CultureInfo.InvariantCulture };
        context.SetValue("Input", Value(burst.InputOf(scope)));
        var variables = new JsonObject();
        foreach (var name in burst.VariableNames(scope).ToList())
            variables.TryAdd(name, burst.FindVariable(scope, name)?.Value?.DeepClone());
        context.SetValue("Variables", Value(variables));
        context.SetValue("CorrelationId", burst.State.CorrelationId);
        context.SetValue("WorkflowInstanceId", burst.State.InstanceId);
        return await template.RenderAsync(context);
    }

    /// <summary>Parses the template, once per definition; null with the reason where it is not valid.</summary>
    public static IFluidTemplate? Prepare(Expression expression, out string? error)
    {
        error = null;
        if (expression.Compiled is IFluidTemplate known)
            return known;
        if (!Parser.TryParse(expression.Text ?? "", out var template, out error))
            return null;
        expression.Compiled = template;
        return template;
    }

    private static FluidValue Value(JsonNode? node) => node switch
    {
        null => NilValue.Instance,
        JsonObject json => new DictionaryValue(new DictionaryDictionaryFluidIndexable(
            json.ToDictionary(pair => pair.Key, pair => (object)Value(pair.Value)), TemplateOptions.Default)),
        JsonArray list => new ArrayValue([.. list.Select(Value)]),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => new StringValue(node.AsText() ?? node.ToString()),
            JsonValueKind.True => BooleanValue.True,
            JsonValueKind.False => BooleanValue.False,
            _ => NumberValue.Create((decimal)(ValueConversion.AsNumber(node) ?? 0)),
        },
    };
}
