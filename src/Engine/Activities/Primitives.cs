using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

internal sealed class SetVariable : StandardActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var variable = context.Node.Json["variable"] as JsonObject;
        var name = variable?.Text("id") ?? variable?.Text("name") ?? context.Node.Json.Text("variable") ?? "";
        context.SetVariable(name, await context.InputAsync("value"));
        context.Complete();
    }
}

internal sealed class SetOutput : StandardActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var name = await context.TextAsync("outputName") ?? throw new ActivityFault("SetOutput names no output.");
        context.Burst.OutputOf(context.Execution)[name] = (await context.InputAsync("outputValue")).Detached();
        context.Complete();
    }
}

internal sealed class SetName : StandardActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Burst.State.Name = await context.TextAsync("value");
        context.Complete();
    }
}

internal sealed class Correlate : StandardActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Burst.State.CorrelationId = await context.TextAsync("correlationId");
        context.Complete();
    }
}

/// <summary>Writes its line into the journal.</summary>
internal sealed class WriteLine : StandardActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Message = await context.TextAsync("text");
        context.Complete();
    }
}

/// <summary>A definition used as an activity: runs inside the same instance, with its own inputs, outputs and variables.</summary>
internal sealed class CompositeActivity : StandardActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var inner = context.Burst.Catalog.Composite(context.Node)
            ?? throw new ActivityFault($"Activity type '{context.Node.Type}' version '{context.Node.Version}' could not be found.");
        var input = new JsonObject();
        foreach (var declared in inner.Inputs)
            input[declared.Name] = (await context.InputAsync(PropertyName(declared.Name))).Detached();
        context.Execution.Composite = new CompositeState(inner.DefinitionId, inner.Version, input, []);
        context.Execution.Inner = inner;
        BurstRun.DeclareVariables(context.Execution, inner.Variables);
        context.Schedule(inner.Root);
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, Execution child, IReadOnlyList<string> outcomes)
    {
        foreach (var (name, value) in context.Execution.Composite!.Output)
            context.SetOutput(PropertyName(name), value?.DeepClone());

        // The outcomes of the inner root are its own affair; only Elsa.Complete names ports of the whole.
        context.Complete();
        return default;
    }

    // Properties of activities are written in camel case, whatever the declaration looks like.
    private static string PropertyName(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
