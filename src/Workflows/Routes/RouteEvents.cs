using System.Text.Json.Nodes;
using BaseWorkflows.Workflows.Events;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Writes what happens to routes into the event log.</summary>
internal static class RouteEvents
{
    public static void AppendRoute(this EventLog events, string type, DefinitionRow row, int? from = null)
    {
        var data = new JsonObject { ["definitionId"] = row.DefinitionId, ["version"] = row.Version, ["name"] = row.Name };
        if (from is not null)
            data["from"] = from;
        events.Append(new EventRecord(type, Subject(row.DefinitionId), data));
    }

    public static string Subject(string definitionId) => $"route/{definitionId}";
}
