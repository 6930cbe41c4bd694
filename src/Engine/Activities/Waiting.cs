using System.Globalization;
using System.Text.Json.Nodes;
using Cronos;

namespace BaseWorkflows.Engine;

/// <summary>Waits until somebody has done a task.</summary>
internal sealed class RunTask : StandardActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var bookmark = context.CreateBookmark(await context.TextAsync("taskName"), payload: (await context.InputAsync("payload")).Detached());
        context.SetOutput("taskId", bookmark.Id);
    }

    public override ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark, JsonNode? result)
    {
        context.SetOutput("result", result);
        context.Complete();
        return default;
    }
}

/// <summary>Waits for an event; as the trigger of the workflow it has already happened.</summary>
internal sealed class EventActivity : StandardActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.IsTrigger)
        {
            context.SetOutput("result", context.WorkflowInput("payload")?.DeepClone());
            context.Complete();
            return;
        }

        context.CreateBookmark(await context.TextAsync("eventName") ?? throw new ActivityFault("Event names no event."));
    }

    public override ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark, JsonNode? result)
    {
        context.SetOutput("result", result);
        context.Complete();
        return default;
    }
}

internal sealed class PublishEvent : StandardActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var name = await context.TextAsync("eventName") ?? throw new ActivityFault("PublishEvent names no event.");
        context.Burst.Effects.Add(new Effect.PublishEvent(name, await context.InputAsync("payload"), await context.TextAsync("correlationId")));
        context.Complete();
    }
}

/// <summary>Waits for a moment in time, which the host brings about.</summary>
internal abstract class TimedActivity : StandardActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        if (context.IsTrigger)
            context.Complete();
        else if (await DueAsync(context) is { } due)
            context.CreateBookmark(dueAt: due);
        else
            context.Complete();
    }

    /// <summary>The moment (UTC); null where there is nothing to wait for.</summary>
    protected abstract ValueTask<DateTimeOffset?> DueAsync(ActivityContext context);

    protected static async ValueTask<TimeSpan> SpanAsync(ActivityContext context, string input)
    {
        var text = await context.TextAsync(input);
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span)
            ? span
            : throw new ActivityFault($"'{text}' is no time span of the form hh:mm:ss.");
    }
}

internal sealed class Delay : TimedActivity
{
    protected override async ValueTask<DateTimeOffset?> DueAsync(ActivityContext context) => context.Now + await SpanAsync(context, "timeSpan");
}

internal sealed class TimerActivity : TimedActivity
{
    protected override async ValueTask<DateTimeOffset?> DueAsync(ActivityContext context) => context.Now + await SpanAsync(context, "interval");
}

internal sealed class StartAt : TimedActivity
{
    protected override async ValueTask<DateTimeOffset?> DueAsync(ActivityContext context)
    {
        var text = await context.TextAsync("dateTime");
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            throw new ActivityFault($"'{text}' is no date with time.");
        return moment <= context.Now ? null : moment.ToUniversalTime();
    }
}

internal sealed class Cron : TimedActivity
{
    protected override async ValueTask<DateTimeOffset?> DueAsync(ActivityContext context)
    {
        var text = await context.TextAsync("cronExpression") ?? "";
        if (!CronExpression.TryParse(text, CronFormat.IncludeSeconds, out var cron))
            throw new ActivityFault($"'{text}' is no cron expression of six fields.");
        return cron.GetNextOccurrence(context.Now, TimeZoneInfo.Utc) ?? throw new ActivityFault($"The cron expression '{text}' never comes due.");
    }
}

/// <summary>Starts another instance and may wait for its end.</summary>
internal sealed class StartOtherWorkflow : StandardActivity
{
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var definitionId = await context.TextAsync("workflowDefinitionId") ?? throw new ActivityFault("No workflow definition is named.");
        var input = await context.InputAsync("input") as JsonObject ?? [];
        input["ParentInstanceId"] = context.InstanceId;
        var waits = await context.FlagAsync("waitForCompletion") ? context.CreateBookmark(definitionId) : null;
        context.Burst.Effects.Add(new Effect.StartWorkflow(definitionId, input, await context.TextAsync("correlationId"), waits?.Id));
        if (waits is null)
            context.Complete();
    }

    public override ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark, JsonNode? result)
    {
        context.SetOutput("result", result);
        context.Complete();
        return default;
    }
}
