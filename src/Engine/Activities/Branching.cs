namespace BaseWorkflows.Engine;

/// <summary>One after the other; a terminal activity among them ends it.</summary>
internal sealed class Sequence : StandardActivity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        Next(context, 0);
        return default;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, Execution child, IReadOnlyList<string> outcomes)
    {
        if (context.Execution.IsBreaking || StandardActivities.IsTerminal(child.Node))
            context.Complete();
        else
            Next(context, (context.Memory.Integer("i") ?? 0) + 1);
        return default;
    }

    private static void Next(ActivityContext context, int index)
    {
        var activities = context.Node.Port("activities");
        if (index >= activities.Count)
        {
            context.Complete();
            return;
        }

        context.Memory["i"] = index;
        context.Schedule(activities[index]);
    }
}

internal sealed class If : StandardActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var condition = await context.FlagAsync("condition");
        context.SetOutput("result", condition);
        if (context.Node.Port(condition ? "then" : "else") is [var chosen, ..])
            context.Schedule(chosen);
        else
            context.Complete();
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, Execution child, IReadOnlyList<string> outcomes)
    {
        context.Complete();
        return default;
    }
}

internal sealed class Switch : StandardActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var matching = await MatchingAsync(context);
        var chosen = matching.Count > 0 ? matching.Select(item => item.Activity).OfType<ActivityNode>() : context.Node.Port("default");
        foreach (var activity in chosen)
            context.Schedule(activity);
        if (context.Execution.LiveChildren == 0)
            context.Complete();
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, Execution child, IReadOnlyList<string> outcomes)
    {
        if (context.Execution.LiveChildren == 0)
            context.Complete();
        return default;
    }

    /// <summary>The cases whose condition holds: the first one, or all with <c>MatchAny</c>.</summary>
    public static async ValueTask<IReadOnlyList<SwitchCase>> MatchingAsync(ActivityContext context)
    {
        var all = await context.TextAsync("mode") == "MatchAny";
        var matching = new List<SwitchCase>();
        foreach (var item in context.Node.Cases)
        {
            if (item.Condition is null || ValueConversion.AsFlag(await context.EvaluateAsync(item.Condition)) != true)
                continue;
            matching.Add(item);
            if (!all)
                break;
        }

        return matching;
    }
}

/// <summary>All branches at once; goes on with the first or with all that have completed.</summary>
internal sealed class Fork : StandardActivity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        foreach (var branch in context.Node.Port("branches"))
            context.Schedule(branch);
        if (context.Execution.LiveChildren == 0)
            context.Complete();
        return default;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, Execution child, IReadOnlyList<string> outcomes)
    {
        if (context.Execution.IsBreaking || context.Execution.LiveChildren == 0 || context.Node.Json.Text("joinMode") == "WaitAny")
            context.Complete();
        return default;
    }
}

/// <summary>All activities at once; goes on when all have completed.</summary>
internal sealed class Parallel : StandardActivity
{
    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        foreach (var activity in context.Node.Port("activities"))
            context.Schedule(activity);
        if (context.Execution.LiveChildren == 0)
            context.Complete();
        return default;
    }

    public override ValueTask ChildCompletedAsync(ActivityContext context, Execution child, IReadOnlyList<string> outcomes)
    {
        if (context.Execution.LiveChildren == 0)
            context.Complete();
        return default;
    }
}
