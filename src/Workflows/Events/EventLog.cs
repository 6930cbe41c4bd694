using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Observability;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Workflows.Events;

/// <summary>Something that happened, for <see cref="EventLog.Append"/>.</summary>
/// <param name="Type">One of <c>BaseWorkflows.Contracts</c>' event names, or an internal one as listed in <c>docs/events.md</c>.</param>
/// <param name="Subject">What it happened to, such as <c>base/{id}</c>.</param>
/// <param name="Data">The event's own fields; never secrets.</param>
public sealed record EventRecord(string Type, string Subject, JsonObject Data)
{
    /// <summary>The case, whose timeline then shows it.</summary>
    public CaseRef? Case { get; init; }

    /// <summary>The base, whose timeline then shows it; the case's base where none is given.</summary>
    public string? BaseId { get; init; }

    /// <summary>The human task, whose history then shows it.</summary>
    public string? TaskId { get; init; }

    /// <summary>The clause that it follows from.</summary>
    public Clause? Clause { get; init; }

    /// <summary>The reason that the actor gave.</summary>
    public string? Comment { get; init; }

    /// <summary>How the actor is named where that is more than their name, since they act for somebody who is away.</summary>
    public string? ActorName { get; init; }
}

/// <summary>Writes events into the running unit of work, so that they are committed with what they tell, or not at all.</summary>
public sealed class EventLog(WorkflowsDbContext db, CommandScope command, TimeProvider time)
{
    /// <summary>Notes an event; the actor is the caller of the unit of work.</summary>
    public void Append(EventRecord record)
    {
        var actor = command.Caller ?? Caller.System;
        db.Add(new EventRow
        {
            EventId = Guid.CreateVersion7().ToString(),
            Type = record.Type,
            At = time.GetUtcNow(),
            Subject = record.Subject,
            CaseId = record.Case?.Id,
            CaseKind = record.Case?.Kind,
            BaseId = record.BaseId ?? record.Case?.BaseId,
            TaskId = record.TaskId,
            ActorId = actor.PersonId,
            ActorName = record.ActorName ?? actor.Name,
            Clause = record.Clause?.Number,
            Comment = record.Comment,
            Data = Json.Text(record.Data),
            TraceParent = Tracing.Parent,
        });
    }
}
