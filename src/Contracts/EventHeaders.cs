namespace BaseWorkflows.Contracts;

/// <summary>The headers of an event on the message bus, beside the message's own id (the event's id) and correlation id (the case).</summary>
public static class EventHeaders
{
    /// <summary>The place of the event in the log: rises from event to event, not always by one, and is the same when the event comes again.</summary>
    public const string Position = "position";

    /// <summary>When it happened (UTC, ISO 8601), as opposed to when it was sent.</summary>
    public const string Time = "time";

    /// <summary>What it happened to, such as <c>base/{id}</c>.</summary>
    public const string Subject = "subject";

    /// <summary>The base that it concerns.</summary>
    public const string BaseId = "baseId";

    /// <summary>The clause of the regulation that it follows from, such as <c>4.1</c>; missing for none.</summary>
    public const string Clause = "clause";

    /// <summary>The span in which it was written, as W3C's <c>traceparent</c>; missing where nobody traced.</summary>
    public const string TraceParent = "traceparent";
}
