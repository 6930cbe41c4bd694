using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

internal abstract class Loop : StandardActivity
{
    public override ValueTask ExecuteAsync(ActivityContext context) => IterateAsync(context);

    public override async ValueTask ChildCompletedAsync(ActivityContext context, Execution child, IReadOnlyList<string> outcomes)
    {
        if (context.Execution.IsBreaking)
            context.Complete();
        else
            await IterateAsync(context);
    }

    protected abstract ValueTask IterateAsync(ActivityContext context);

    /// <summary>Schedules the body with these variables in its scope; completes the loop where it has none.</summary>
    protected static void Body(ActivityContext context, params ReadOnlySpan<(string Name, JsonNode? Value)> variables)
    {
        if (context.Node.Port("body") is not [var body, ..])
        {
            context.Complete();
            return;
        }

        var execution = context.Schedule(body);
        foreach (var (name, value) in variables)
            (execution.Variables ??= [])[name] = value.Detached();
    }
}

internal sealed class While : Loop
{
    protected override async ValueTask IterateAsync(ActivityContext context)
    {
        if (ValueConversion.AsFlag(await context.CurrentInputAsync("condition")) == true)
            Body(context);
        else
            context.Complete();
    }
}

internal sealed class For : Loop
{
    protected override async ValueTask IterateAsync(ActivityContext context)
    {
        var start = ValueConversion.AsNumber(await context.InputAsync("start")) ?? 0;
        var end = ValueConversion.AsNumber(await context.InputAsync("end")) ?? 0;
        var step = ValueConversion.AsNumber(await context.InputAsync("step")) ?? 1;
        var inclusive = ValueConversion.AsFlag(await context.InputAsync("outerBoundInclusive")) ?? true;
        var current = context.Memory.Number("i") is { } last ? last + step : start;
        var within = step >= 0 ? current < end : current > end;
        if (!within && !(inclusive && current == end))
        {
            context.Complete();
            return;
        }

        context.Memory["i"] = current;
        context.SetOutput("currentValue", (long)current);
        Body(context, ("CurrentValue", (long)current));
    }
}

internal sealed class ForEach : Loop
{
    protected override async ValueTask IterateAsync(ActivityContext context)
    {
        var items = ValueConversion.ToList(await context.InputAsync("items")) as JsonArray ?? [];
        var index = context.Memory.Integer("i") ?? 0;
        if (index >= items.Count)
        {
            context.Complete();
            return;
        }

        context.Memory["i"] = index + 1;
        context.SetOutput("currentValue", items[index]?.DeepClone());
        Body(context, ("CurrentIndex", index), ("CurrentValue", items[index]));
    }
}

internal sealed class ParallelForEach : Loop
{
    public override ValueTask ChildCompletedAsync(ActivityContext context, Execution child, IReadOnlyList<string> outcomes)
    {
        if (context.Execution.IsBreaking || context.Execution.LiveChildren == 0)
            context.Complete();
        return default;
    }

    protected override async ValueTask IterateAsync(ActivityContext context)
    {
        var items = ValueConversion.ToList(await context.InputAsync("items")) as JsonArray ?? [];
        for (var index = 0; index < items.Count; index++)
            Body(context, ("CurrentIndex", index), ("CurrentValue", items[index]));
        if (items.Count == 0)
            context.Complete();
    }
}

/// <summary>Leaves the loop around it after the body has come to its end.</summary>
internal sealed class Break : StandardActivity
{
    public override bool IsTerminal => true;

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        for (var container = context.Execution.Parent; container is not null && container.Inner is null; container = container.Parent)
        {
            container.IsBreaking = true;
            if (StandardActivities.For(context.Burst.Catalog, container.Node) is Loop)
                break;
        }

        context.Complete();
        return default;
    }
}
