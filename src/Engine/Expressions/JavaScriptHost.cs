using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace BaseWorkflows.Engine;

/// <summary>The JavaScript engine of one burst: limited, without access to .NET, made only when a script is really run.</summary>
internal sealed class JavaScriptHost : IDisposable
{
    private readonly BurstRun burst;
    private readonly Jint.Engine engine;
    private readonly HashSet<string> accessors = new(StringComparer.Ordinal);
    private Execution scope = null!;

    public JavaScriptHost(BurstRun burst)
    {
        this.burst = burst;
        var limits = burst.Limits;
        engine = new Jint.Engine(options =>
        {
            options.TimeoutInterval(limits.ScriptTime);
            options.LimitMemory(limits.ScriptMemory);
            options.MaxStatements(limits.ScriptStatements);
            options.LimitRecursion(limits.ScriptRecursion);
            options.RegexTimeoutInterval(limits.ScriptTime);
            options.LocalTimeZone(TimeZoneInfo.Utc);
            options.TimeSystem = new BurstClock(burst.Now);
            options.Host.StringCompilationAllowed = false;
        });
        Define("getVariable", arguments => ToScript(Place(Name(arguments, 0))?.Value));
        Define("setVariable", arguments => Assign(Name(arguments, 0), arguments.At(1)));
        Define("getInput", arguments => ToScript(burst.InputOf(scope)[Name(arguments, 0)]));
        Define("getWorkflowInstanceId", _ => new JsString(burst.State.InstanceId));
        Define("getWorkflowDefinitionId", _ => new JsString(burst.DefinitionOf(scope.Parent).DefinitionId));
        Define("getCorrelationId", _ => burst.State.CorrelationId is { } id ? new JsString(id) : JsValue.Null);
        Define("getLastResult", _ => ToScript(burst.LastResult));
        Define("getOutputFrom", arguments => Output(Name(arguments, 0), arguments.Length > 1 ? Name(arguments, 1) : "result"));
        Define("toJson", arguments => ScriptValues.ToNode(arguments.At(0)) is { } node ? new JsString(node.ToJsonString(JsonText.Options)) : new JsString("null"));
        Define("isNullOrEmpty", arguments => arguments.At(0).IsNull() || arguments.At(0).IsUndefined() || arguments.At(0).ToString().Length == 0 ? JsBoolean.True : JsBoolean.False);
        Define("isNullOrWhiteSpace", arguments => arguments.At(0).IsNull() || arguments.At(0).IsUndefined() || string.IsNullOrWhiteSpace(arguments.At(0).ToString()) ? JsBoolean.True : JsBoolean.False);
        Define("newGuid", _ => new JsString(Guid.NewGuid().ToString()));
    }

    public void Dispose() => engine.Dispose();

    public JsonNode? Evaluate(Expression expression, Execution within)
    {
        scope = within;
        var script = Prepare(expression);
        var text = expression.Text ?? "";
        DefineAccessors(text);
        if (text.Contains("variables", StringComparison.Ordinal))
            engine.SetValue("variables", Variables());
        return ScriptValues.ToNode(engine.Evaluate(script).UnwrapIfPromise());
    }

    /// <summary>Parses the script, once per definition.</summary>
    /// <exception cref="ScriptPreparationException">It is no valid JavaScript.</exception>
    public static Prepared<Acornima.Ast.Script> Prepare(Expression expression)
    {
        if (expression.Compiled is Prepared<Acornima.Ast.Script> known)
            return known;

        // A block keeps let and const of one script from colliding with those of the next in the same engine;
        // its completion value is still the value of the last statement.
        var prepared = Jint.Engine.PrepareScript("{" + (expression.Text ?? "") + "\n}", options: new ScriptPreparationOptions
        {
            ParsingOptions = new ScriptParsingOptions { AllowReturnOutsideFunction = true },
        });
        expression.Compiled = prepared;
        return prepared;
    }

    private static string Name(JsValue[] arguments, int index) => arguments.At(index).ToString();

    private static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private VariablePlace? Place(string name) => burst.FindVariable(scope, name);

    private JsValue Assign(string name, JsValue value)
    {
        var place = Place(name) ?? throw new ActivityFault($"Variable '{name}' not found.");
        place.Set(ScriptValues.ToNode(value));
        return JsValue.Undefined;
    }

    private JsValue Output(string activity, string output)
    {
        var node = burst.DefinitionOf(scope.Parent).Activities.FirstOrDefault(other => other.Id == activity || other.Name == activity);
        return ToScript((burst.State.ActivityOutputs[node?.Id ?? activity] as JsonObject)?[char.ToLowerInvariant(output[0]) + output[1..]]);
    }

    // getV1() and setV1(x) exist for every variable in scope; only those that the script mentions are made.
    private void DefineAccessors(string text)
    {
        foreach (var variable in burst.VariableNames(scope).ToList())
        {
            var name = Pascal(variable);
            if (text.Contains("get" + name, StringComparison.Ordinal) && accessors.Add("get" + name))
                Define("get" + name, _ => ToScript(Place(variable)?.Value));
            if (text.Contains("set" + name, StringComparison.Ordinal) && accessors.Add("set" + name))
                Define("set" + name, arguments => Assign(variable, arguments.At(0)));
        }
    }

    private JsObject Variables()
    {
        var variables = new JsObject(engine);
        foreach (var name in burst.VariableNames(scope).Distinct().ToList())
            variables.Set(name, ToScript(Place(name)?.Value));
        return variables;
    }

    private void Define(string name, Func<JsValue[], JsValue> function) =>
        engine.SetValue(name, new ClrFunction(engine, name, (_, arguments) => function(arguments)));

    private JsValue ToScript(JsonNode? node) => ScriptValues.FromNode(engine, node);
}
