using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Api.Studio.Definitions;

/// <summary>
/// Studio draws nothing at all where a definition has an activity whose type it was not told of. So such an activity goes out as
/// <c>Elsa.NotFoundActivity</c> that carries its original, and comes back as the original, wherever the designer has moved it.
/// </summary>
internal sealed class UnknownActivities(ActivityCatalog catalog)
{
    private const string StandIn = "Elsa.NotFoundActivity";
    private const string Original = "originalActivityJson";

    /// <summary>The definition's document, unknown activities replaced.</summary>
    public JsonObject Hide(string json)
    {
        var definition = WorkflowDefinition.Parse(json);

        // Inner activities first: what is inside an unknown one goes out as part of its original.
        foreach (var activity in definition.Activities.Where(IsUnknown).Reverse())
        {
            var original = activity.Json;
            var standIn = new JsonObject
            {
                ["id"] = activity.Id,
                ["nodeId"] = activity.NodeId,
                ["name"] = original["name"]?.DeepClone(),
                ["type"] = StandIn,
                ["version"] = 1,
                ["customProperties"] = original["customProperties"]?.DeepClone() ?? new JsonObject(),
                ["metadata"] = original["metadata"]?.DeepClone() ?? new JsonObject(),
                ["missingTypeName"] = activity.Type,
                ["missingTypeVersion"] = activity.Version,
                [Original] = original.ToJsonString(),
            };
            if (original.Parent is null)
                definition.Document["root"] = standIn;
            else
                original.ReplaceWith(standIn);
        }

        return definition.Document;
    }

    /// <summary>Puts the originals back, below this node and in it.</summary>
    public static void Restore(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                foreach (var (_, value) in json.ToList())
                    Restore(value);
                if (OriginalOf(json) is { } original)
                    json.ReplaceWith(original);
                break;
            case JsonArray list:
                foreach (var item in list.ToList())
                    Restore(item);
                break;
        }
    }

    private bool IsUnknown(ActivityNode activity) =>
        activity.Type != StandIn && catalog.Find(activity.Type, activity.Version) is null && catalog.Composite(activity) is null;

    private static JsonObject? OriginalOf(JsonObject json)
    {
        if (json["type"]?.ToString() != StandIn || json[Original] is not JsonValue value || !value.TryGetValue(out string? text))
            return null;

        JsonObject? original;
        try
        {
            original = JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }

        foreach (var moved in (string[])["id", "nodeId", "name", "metadata", "customProperties"])
        {
            if (original is not null && json[moved] is { } now)
                original[moved] = now.DeepClone();
        }

        Restore(original);
        return original;
    }
}
