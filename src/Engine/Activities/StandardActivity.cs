using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>What an activity type does. One object serves all executions of all instances, so it keeps no state.</summary>
internal abstract class StandardActivity
{
    /// <summary>A terminal activity ends the flowchart or sequence that it stands in.</summary>
    public virtual bool IsTerminal => false;

    public abstract ValueTask ExecuteAsync(ActivityContext context);

    /// <summary>One of its bookmarks was resumed.</summary>
    public virtual ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark, JsonNode? result)
    {
        context.Complete();
        return default;
    }

    /// <summary>An activity inside it has completed.</summary>
    public virtual ValueTask ChildCompletedAsync(ActivityContext context, Execution child, IReadOnlyList<string> outcomes) => default;
}

/// <summary>An activity of the project, seen as the engine sees all.</summary>
internal sealed class OwnActivity(IActivity activity) : StandardActivity
{
    public override ValueTask ExecuteAsync(ActivityContext context) => activity.ExecuteAsync(context);

    public override ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark, JsonNode? result) => activity.ResumeAsync(context, bookmark, result);
}

/// <summary>Fails with a message that is meant for people.</summary>
internal sealed class ActivityFault(string message) : Exception(message);
