using System.Globalization;
using System.Text.Json.Nodes;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Running;

namespace BaseWorkflows.Api.Studio.Instances;

/// <summary>A line of the journal.</summary>
internal sealed record StudioLogEntry(
    string Id, string ActivityInstanceId, string ActivityId, string ActivityType, int ActivityTypeVersion, string? ActivityName, string NodeId,
    DateTimeOffset Timestamp, int Sequence, string EventName, string? Message, string Source, JsonObject? Payload);

/// <summary>How often a node was run, for the badge on the diagram.</summary>
internal sealed record StudioStats(
    string ActivityId, string ActivityNodeId, int StartedCount, int CompletedCount, int UncompletedCount, bool IsBlocked, bool IsFaulted)
{
    public JsonObject Metadata { get; } = [];
}

/// <summary>One execution of an activity.</summary>
internal sealed record StudioExecution(
    string Id, string WorkflowInstanceId, string ActivityId, string ActivityNodeId, string ActivityType, int ActivityTypeVersion, string? ActivityName,
    JsonObject? Payload, StudioException? Exception, DateTimeOffset StartedAt, DateTimeOffset? CompletedAt, bool HasBookmarks, string Status,
    int AggregateFaultCount)
{
    public JsonObject Outputs { get; } = [];

    public JsonObject Properties { get; } = [];

    public JsonObject Metadata { get; } = [];
}

/// <summary>What Studio's viewer shows of an instance, derived from its journal and state. Nothing is kept twice for it.</summary>
internal static class InstanceLog
{
    private const char IdSeparator = ':';

    /// <summary>The path of an activity; the bare id where it belongs to a definition that ran inside this one.</summary>
    public static string NodeOf(WorkflowDefinition definition, string activityId) => definition.Find(activityId)?.NodeId ?? activityId;

    /// <summary>All lines in order. Bursts note what an activity came to, so that there is no line for its beginning.</summary>
    public static IReadOnlyList<StudioLogEntry> Entries(InstanceView view)
    {
        var lines = view.Journal.SelectMany(row => row.Entries.Select((entry, index) => (row, entry, index)));
        return
        [
            .. lines.Select((line, sequence) => new StudioLogEntry(
                string.Create(CultureInfo.InvariantCulture, $"{view.Instance.Id}{IdSeparator}{line.row.Number}{IdSeparator}{line.index}"),
                IdOf(view, line.entry.ActivityInstanceId), line.entry.ActivityId, line.entry.ActivityType, VersionOf(view, line.entry.ActivityId),
                NameOf(view, line.entry.ActivityId), NodeOf(view.Definition, line.entry.ActivityId), line.entry.At, sequence, EventOf(line.entry.Event),
                line.entry.Message, line.row.ActorName, PayloadOf(line.entry, line.row.ActorName))),
        ];
    }

    /// <summary>The executions of activities, oldest first.</summary>
    public static IReadOnlyList<StudioExecution> Executions(InstanceView view)
    {
        var written = view.Journal.SelectMany(row => row.Entries.Select(entry => (row.ActorName, Entry: entry)))
            .GroupBy(line => line.Entry.ActivityInstanceId).ToDictionary(group => group.Key, group => group.ToList());
        var running = view.State.Running.ToDictionary(one => one.ActivityInstanceId);
        var waiting = view.State.Bookmarks.Select(bookmark => bookmark.ActivityInstanceId).ToHashSet();
        var failed = view.State.Incidents.GroupBy(incident => incident.ActivityInstanceId).ToDictionary(group => group.Key, group => group.Last());
        return [.. written.Keys.Union(running.Keys).Select(Execution).OrderBy(one => one.StartedAt).ThenBy(one => one.Id.Length).ThenBy(one => one.Id, StringComparer.Ordinal)];

        StudioExecution Execution(string id)
        {
            var lines = written.GetValueOrDefault(id) ?? [];
            var activityId = lines.Count > 0 ? lines[0].Entry.ActivityId : running[id].ActivityId;
            var last = lines.Count > 0 ? lines[^1] : default;
            var isOver = !running.ContainsKey(id);
            return new(
                IdOf(view, id), view.Instance.Id, activityId, NodeOf(view.Definition, activityId),
                last.Entry?.ActivityType ?? view.Definition.Find(activityId)?.Type ?? "", VersionOf(view, activityId), NameOf(view, activityId),
                last.Entry is null ? null : PayloadOf(last.Entry, last.ActorName),
                failed.TryGetValue(id, out var incident) ? new("Exception", incident.Message) : null,
                lines.Count > 0 ? lines[0].Entry.At : view.Instance.StartedAt, isOver ? last.Entry?.At : null, waiting.Contains(id),
                failed.ContainsKey(id) ? "Faulted" : !isOver ? "Running" : last.Entry?.Event == JournalEvent.Cancelled ? "Canceled" : "Completed",
                failed.ContainsKey(id) ? 1 : 0);
        }
    }

    /// <summary>One row for each of these nodes, or for each that has run: Studio dies of a second one.</summary>
    public static IReadOnlyList<StudioStats> Stats(InstanceView view, IReadOnlyCollection<string>? nodes = null)
    {
        var byNode = Executions(view).GroupBy(execution => execution.ActivityNodeId).ToDictionary(group => group.Key, group => group.ToList());
        return
        [
            .. (nodes ?? byNode.Keys).Distinct().Select(node =>
            {
                var executions = byNode.GetValueOrDefault(node) ?? [];
                var completed = executions.Count(execution => execution.Status == "Completed");
                return new StudioStats(
                    executions.Count > 0 ? executions[0].ActivityId : node.Split(IdSeparator)[^1], node, executions.Count, completed,
                    executions.Count(execution => execution.CompletedAt is null), executions.Any(execution => execution.HasBookmarks),
                    executions.Any(execution => execution.Status == "Faulted"));
            }),
        ];
    }

    /// <summary>The instance of an execution that Studio asks for by the id that it was given.</summary>
    public static string InstanceOf(string executionId) => executionId.Split(IdSeparator)[0];

    private static string IdOf(InstanceView view, string activityInstanceId) => $"{view.Instance.Id}{IdSeparator}{activityInstanceId}";

    private static int VersionOf(InstanceView view, string activityId) => view.Definition.Find(activityId)?.Version ?? 1;

    private static string? NameOf(InstanceView view, string activityId) => view.Definition.Find(activityId)?.DisplayText;

    private static string EventOf(JournalEvent what) => what == JournalEvent.Cancelled ? "Canceled" : $"{what}";

    private static JsonObject PayloadOf(JournalEntry entry, string actor)
    {
        var payload = new JsonObject { ["By"] = actor };
        if (entry.Outcomes.Count > 0)
            payload["Outcomes"] = new JsonArray([.. entry.Outcomes.Select(outcome => (JsonNode)outcome)]);
        return payload;
    }
}
