using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace BaseWorkflows.Workflows.Events;

/// <summary>An event as readers see it.</summary>
/// <param name="Position">From 1, without gaps.</param>
/// <param name="Id">Unique for ever; drop repeats by it.</param>
/// <param name="Type">Such as <c>BaseActivated</c>.</param>
/// <param name="Time">When it happened (UTC).</param>
/// <param name="Subject">What it happened to.</param>
/// <param name="BaseId">The base that it concerns; null for none.</param>
/// <param name="CaseId">The case in which it happened; null for none.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Clause">The clause that it follows from; null for none.</param>
/// <param name="Comment">The reason that the actor gave; null for none.</param>
/// <param name="Data">The event's own fields.</param>
/// <param name="Hash">Covers this event and the hash of the one before.</param>
public sealed record EventItem(
    long Position, string Id, string Type, DateTimeOffset Time, string Subject, string? BaseId, string? CaseId, EventActor Actor,
    string? Clause, string? Comment, JsonNode Data, string Hash)
{
    /// <summary>The span in which it was written, as W3C's <c>traceparent</c>, for those who hand it on; readers aren't told.</summary>
    [JsonIgnore]
    public string? TraceParent { get; init; }

    internal static EventItem Of(EventRow row) => new(
        row.Position ?? 0, row.EventId, row.Type, row.At, row.Subject, row.BaseId, row.CaseId, new(row.ActorId, row.ActorName),
        row.Clause, row.Comment, JsonNode.Parse(row.Data)!, row.Hash ?? "")
    {
        TraceParent = row.TraceParent,
    };
}

/// <summary>Who did it.</summary>
public sealed record EventActor(string Id, string Name);
