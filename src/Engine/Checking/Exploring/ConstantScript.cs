using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace BaseWorkflows.Engine;

/// <summary>
/// Runs a script of which perhaps everything is known: it gets the known variables and nothing else. As soon as it asks for
/// more (another variable, an input, the time), its value is unknown, whatever it then does.
/// </summary>
internal static class ConstantScript
{
    private static readonly string[] Unknowable =
    [
        "getInput", "getOutputFrom", "getLastResult", "getWorkflowInstanceId", "getWorkflowDefinitionId", "getCorrelationId", "newGuid", "setVariable",
    ];

    private static readonly string[] Changing = ["Date", "random", "Intl", "variables", "this", "catch", "typeof"];

    public static Knowledge Evaluate(Expression expression, IReadOnlyDictionary<string, JsonNode?> variables)
    {
        var text = expression.Text ?? "";
        if (Array.Exists(Changing, word => text.Contains(word, StringComparison.Ordinal)))
            return Knowledge.Nothing;

        var asksForMore = false;
        using var engine = new Jint.Engine(options =>
        {
            options.TimeoutInterval(TimeSpan.FromMilliseconds(200));
            options.LimitMemory(4 * 1024 * 1024);
            options.MaxStatements(10_000);
            options.LimitRecursion(50);
            options.Host.StringCompilationAllowed = false;
        });
        foreach (var name in Unknowable)
            Define(name, _ => Unknown());
        Define("getVariable", arguments => Variable(arguments.At(0).ToString()));
        Define("toJson", arguments => ScriptValues.ToNode(arguments.At(0)) is { } node ? new JsString(node.ToJsonString(JsonText.Options)) : new JsString("null"));
        Define("isNullOrEmpty", arguments => arguments.At(0).IsNull() || arguments.At(0).IsUndefined() || arguments.At(0).ToString().Length == 0 ? JsBoolean.True : JsBoolean.False);
        Define("isNullOrWhiteSpace", arguments => arguments.At(0).IsNull() || arguments.At(0).IsUndefined() || string.IsNullOrWhiteSpace(arguments.At(0).ToString()) ? JsBoolean.True : JsBoolean.False);
        foreach (var name in variables.Keys.Where(name => name.Length > 0))
            Define($"get{char.ToUpperInvariant(name[0])}{name[1..]}", _ => Variable(name));
        try
        {
            var value = ScriptValues.ToNode(engine.Evaluate(JavaScriptHost.Prepare(expression)).UnwrapIfPromise());
            return asksForMore ? Knowledge.Nothing : Knowledge.Of(value);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // A script that fails here may fail in a run too, or know more there.
            return Knowledge.Nothing;
        }

        JsValue Variable(string name) => variables.TryGetValue(name, out var value) ? ScriptValues.FromNode(engine, value) : Unknown();

        JsValue Unknown()
        {
            asksForMore = true;
            return JsValue.Undefined;
        }

        void Define(string name, Func<JsValue[], JsValue> function) =>
            engine.SetValue(name, new ClrFunction(engine, name, (_, arguments) => function(arguments)));
    }
}
