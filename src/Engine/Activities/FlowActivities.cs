using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>Start, End and FlowJoin: they stand for a place, the flowchart does the rest.</summary>
internal sealed class PassActivity : StandardActivity
{
    public bool Terminal { get; init; }

    public override bool IsTerminal => Terminal;

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Complete();
        return default;
    }
}

/// <summary>Ends the workflow, whatever still waits.</summary>
internal sealed class FinishActivity : StandardActivity
{
    public override bool IsTerminal => true;

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Burst.FinishAt(context.Execution);
        return default;
    }
}

/// <summary>Completes the definition that it stands in: the workflow, or the activity that the definition is used as.</summary>
internal sealed class CompleteActivity : StandardActivity
{
    public override bool IsTerminal => true;

    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var outcomes = ValueConversion.ToList(await context.InputAsync("outcomes")) is JsonArray { Count: > 0 } list
            ? list.Select(ValueConversion.AsString).OfType<string>().ToList()
            : ["Done"];
        await context.Burst.CompleteScopeAsync(context.Execution, outcomes);
    }
}

internal sealed class FaultActivity : StandardActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context) =>
        throw new ActivityFault(await context.TextAsync("message") ?? await context.TextAsync("code") ?? "Fault");
}

/// <summary>Stands for every type that nobody knows.</summary>
internal sealed class UnknownActivity : StandardActivity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        var type = context.Node.Json.Text("missingTypeName") ?? context.Node.Type;
        var version = context.Node.Json.Integer("missingTypeVersion") ?? context.Node.Version;
        throw new ActivityFault($"Activity type '{type}' version '{version}' could not be found.");
    }
}

internal sealed class FlowDecision : StandardActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context) =>
        context.Complete(await context.FlagAsync("condition") ? "True" : "False");
}

internal sealed class FlowSwitch : StandardActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var matching = await Switch.MatchingAsync(context);
        context.Complete(matching.Count == 0 ? ["Default"] : [.. matching.Select(item => item.Label)]);
    }
}

internal sealed class FlowFork : StandardActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var branches = ValueConversion.ToList(await context.InputAsync("branches")) as JsonArray ?? [];
        context.Complete([.. branches.Select(ValueConversion.AsString).OfType<string>()]);
    }
}
