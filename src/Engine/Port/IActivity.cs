using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>
/// An activity of our own, declared once and engine-neutral: the descriptor that designers, checks and the inbox read,
/// and what it does. One object serves all executions, so it keeps no state; what an execution must remember across
/// a wait lives in <see cref="IActivityContext.Memory"/>.
/// </summary>
public interface IActivity
{
    /// <summary>Type, texts, inputs, outputs and ports.</summary>
    ActivityDescriptor Descriptor { get; }

    /// <summary>Runs the activity. It ends by completing, by waiting (a bookmark), or by throwing, which is an incident unless it is a <see cref="BurstAbandonedException"/>.</summary>
    ValueTask ExecuteAsync(IActivityContext context);

    /// <summary>Called when one of its bookmarks was resumed. It may complete, or go on waiting for the others.</summary>
    ValueTask ResumeAsync(IActivityContext context, Bookmark bookmark, JsonNode? result);
}

/// <summary>What an activity sees of its execution.</summary>
public interface IActivityContext
{
    /// <summary>The workflow instance.</summary>
    string InstanceId { get; }

    /// <summary>The workflow definition's id, the same over all its versions.</summary>
    string DefinitionId { get; }

    /// <summary>The case that the instance belongs to, where it has one.</summary>
    string? CorrelationId { get; }

    /// <summary>The activity in the definition.</summary>
    string ActivityId { get; }

    /// <summary>What the definition calls it: <c>metadata.displayText</c>, else its name, else its id.</summary>
    string DisplayText { get; }

    /// <summary>What the definition calls another of its activities; null where it has none of that id.</summary>
    string? TitleOf(string activityId);

    /// <summary>This execution, unique in the instance; a second pass through a loop has another one.</summary>
    string ActivityInstanceId { get; }

    /// <summary>The scope that the command brought along.</summary>
    IServiceProvider Services { get; }

    /// <summary>The burst's time (UTC).</summary>
    DateTimeOffset Now { get; }

    /// <summary>What this execution remembers across waits. Part of the instance's state: keep it small.</summary>
    JsonObject Memory { get; }

    /// <summary>The bookmarks of this execution that still stand.</summary>
    IReadOnlyList<Bookmark> Bookmarks { get; }

    /// <summary>The value of an input, its expression evaluated once per execution; the default value where the definition has none.</summary>
    ValueTask<JsonNode?> InputAsync(string name);

    /// <summary>Binds an output; it reaches the variable that the definition names, if any.</summary>
    void SetOutput(string name, JsonNode? value);

    /// <summary>A variable in scope, by name; null where there is none.</summary>
    JsonNode? Variable(string name);

    /// <summary>Sets a variable in scope, by name; throws where the definition declares none of that name.</summary>
    void SetVariable(string name, JsonNode? value);

    /// <summary>An input that the workflow was started with; null where there is none.</summary>
    JsonNode? WorkflowInput(string name);

    /// <summary>Waits. The kind is the activity's type without its prefix.</summary>
    Bookmark CreateBookmark(string? name = null, DateTimeOffset? dueAt = null, JsonNode? payload = null);

    /// <summary>Gives up one of the own bookmarks without completing.</summary>
    void RemoveBookmark(string bookmarkId);

    /// <summary>Completes the activity through these ports (default <c>Done</c>); bookmarks that still stand are removed.</summary>
    void Complete(params string[] outcomes);
}
