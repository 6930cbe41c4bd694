using System.Text.Json.Nodes;
using BaseWorkflows.Api.Studio.Calls;
using BaseWorkflows.Workflows.Routes;

namespace BaseWorkflows.Api.Studio.Definitions;

/// <summary>A row of the list of definitions.</summary>
internal sealed record StudioSummary(
    string Id, string DefinitionId, string Name, string? Description, int Version, bool IsLatest, bool IsPublished, DateTimeOffset CreatedAt,
    IReadOnlyList<StudioLink> Links)
{
    public bool IsReadonly { get; }

    public string MaterializerName { get; } = "Json";

    public bool IsMaterializerAvailable { get; } = true;

    public static StudioSummary Of(DefinitionRow row) => new(
        row.VersionId, row.DefinitionId, row.Name, row.Description, row.Version, row.IsLatest, row.IsPublished, row.CreatedAt,
        StudioDefinition.LinksOf(row.DefinitionId));
}

/// <summary>What Studio reads after it saved or published.</summary>
internal sealed record StudioSaved(JsonNode WorkflowDefinition, bool AlreadyPublished)
{
    public int ConsumingWorkflowCount { get; }
}

/// <summary>A definition in Studio's form, which is its text with what Studio can't do without.</summary>
internal static class StudioDefinition
{
    /// <summary>May all that concerns lists; the callers under <c>/elsa</c> are route administrators.</summary>
    public static IReadOnlyList<StudioLink> ListLinks { get; } =
    [
        new("/elsa/api/workflow-definitions", "create", "POST"),
        new("/elsa/api/workflow-definitions/import", "import", "POST"),
        new("/elsa/api/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST"),
        new("/elsa/api/bulk-actions/retract/workflow-definitions/by-definition-ids", "bulk-retract", "POST"),
        new("/elsa/api/bulk-actions/delete/workflow-definitions/by-definition-id", "bulk-delete", "POST"),
    ];

    private static readonly string[] Lists = ["variables", "inputs", "outputs", "outcomes"];

    /// <summary>May be published, retracted and deleted. Without these links Studio opens the definition read-only.</summary>
    public static IReadOnlyList<StudioLink> LinksOf(string definitionId) =>
    [
        new($"/elsa/api/workflow-definitions/{definitionId}", "self", "GET"),
        new($"/elsa/api/workflow-definitions/{definitionId}/publish", "publish", "POST"),
        new($"/elsa/api/workflow-definitions/{definitionId}/retract", "retract", "POST"),
        new($"/elsa/api/workflow-definitions/{definitionId}", "delete", "DELETE"),
        new($"/elsa/api/workflow-definitions/{definitionId}/execute", "execute", "POST"),
    ];

    /// <summary>The whole definition, with activities that nobody knows in a form that the designer can draw.</summary>
    public static JsonNode Of(StoredDefinition stored, UnknownActivities unknown)
    {
        var document = unknown.Hide(stored.ToJson());
        document.Remove("$schema");
        foreach (var list in Lists)
            document[list] ??= new JsonArray();
        document["customProperties"] ??= new JsonObject();
        var options = document["options"] as JsonObject ?? [];
        document["options"] ??= options;
        options["autoUpdateConsumingWorkflows"] ??= false;
        if (!System.Version.TryParse(document["toolVersion"]?.ToString(), out _))
            document["toolVersion"] = "3.7.1.0";
        document["isReadonly"] = false;
        document["materializerName"] = "Json";
        document["links"] = new JsonArray([.. LinksOf(stored.Row.DefinitionId).Select(link => new JsonObject
        {
            ["href"] = link.Href,
            ["rel"] = link.Rel,
            ["method"] = link.Method,
        })]);
        return document;
    }
}
