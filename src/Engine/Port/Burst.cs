using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>
/// A run of an instance from one wait to the next: what the caller has to store, all of it or nothing.
/// </summary>
/// <param name="State">The instance afterwards. The state that was passed in is not used any more.</param>
/// <param name="Journal">What happened, in order.</param>
/// <param name="Created">Bookmarks that this burst created and that still stand.</param>
/// <param name="Removed">Ids of bookmarks that stood before and are gone: the resumed one and all cancelled ones.</param>
/// <param name="Effects">What the instance asks of other instances, in order; the caller carries it out in the same transaction.</param>
public sealed record Burst(
    WorkflowState State,
    IReadOnlyList<JournalEntry> Journal,
    IReadOnlyList<Bookmark> Created,
    IReadOnlyList<string> Removed,
    IReadOnlyList<Effect> Effects)
{
    /// <summary>True when the bookmark to resume was no longer there, so that nothing was done.</summary>
    public bool AlreadyDone { get; init; }
}

/// <summary>A place where an instance waits.</summary>
/// <param name="Id">Unique for ever.</param>
/// <param name="Kind">What it waits for: the activity's type without its prefix, such as <c>HumanTask</c>, <c>RunTask</c>, <c>Event</c>, <c>Delay</c>.</param>
/// <param name="ActivityId">The waiting activity in the definition.</param>
/// <param name="ActivityInstanceId">The execution of that activity, unique in the instance.</param>
/// <param name="Name">What wakes it: the task's or the event's name; null for timers.</param>
/// <param name="DueAt">When a timer fires (UTC); null for all others.</param>
/// <param name="Payload">What the activity wants to tell whoever resumes it.</param>
public sealed record Bookmark(
    string Id, string Kind, string ActivityId, string ActivityInstanceId, string? Name, DateTimeOffset? DueAt, JsonNode? Payload);

/// <summary>One line of an instance's journal.</summary>
/// <param name="At">UTC.</param>
/// <param name="ActivityId">The activity in the definition.</param>
/// <param name="ActivityInstanceId">The execution of that activity.</param>
/// <param name="ActivityType">Such as <c>Elsa.WriteLine</c>.</param>
/// <param name="Event">What happened to it.</param>
/// <param name="Message">A line written, a fault's message, or null.</param>
/// <param name="Outcomes">The ports by which a completed activity was left; empty otherwise.</param>
public sealed record JournalEntry(
    DateTimeOffset At,
    string ActivityId,
    string ActivityInstanceId,
    string ActivityType,
    JournalEvent Event,
    string? Message,
    IReadOnlyList<string> Outcomes);

/// <summary>What can happen to an activity.</summary>
public enum JournalEvent
{
    /// <summary>It ran to its end.</summary>
    Completed,

    /// <summary>It waits for a bookmark.</summary>
    Suspended,

    /// <summary>It failed; an incident says how.</summary>
    Faulted,

    /// <summary>It was ended from outside before it had finished.</summary>
    Cancelled,
}

/// <summary>Something that an instance asks of other instances.</summary>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>
    /// Starts the published version of another definition (<c>Elsa.DispatchWorkflow</c>, <c>Elsa.ExecuteWorkflow</c>).
    /// With <paramref name="WaitingBookmarkId"/> the child's output resumes that bookmark when the child has finished.
    /// </summary>
    public sealed record StartWorkflow(
        string DefinitionId, JsonObject Input, string? CorrelationId, string? WaitingBookmarkId) : Effect;

    /// <summary>Wakes every instance that waits for an event of that name, and with that correlation id where one is given.</summary>
    public sealed record PublishEvent(string Name, JsonNode? Payload, string? CorrelationId) : Effect;
}
