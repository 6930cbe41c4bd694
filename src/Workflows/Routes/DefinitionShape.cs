using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BaseWorkflows.Domain;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>
/// Gives a definition what designers leave out and rely on: ids, the path of each activity, defaults. Whatever is there stays,
/// known or not.
/// </summary>
internal static partial class DefinitionShape
{
    private const int MaxLength = 2_000_000;
    private const int MaxDescription = 2_000;
    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    /// <summary>Reads what somebody wants to save; a definition without an id gets a new one.</summary>
    /// <returns>Refused where it is no definition at all, or has a name or id that can't be stored.</returns>
    public static Result<WorkflowDefinition> Read(string json, ActivityCatalog catalog)
    {
        if (json.Length > MaxLength)
        {
            return new Refusal(RefusalKind.TooLarge, "route.too_large", new(
                "流程定义超过 200 万个字符。", "The definition is longer than two million characters."));
        }

        try
        {
            var document = JsonNode.Parse(json, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject;
            if (document is not null && string.IsNullOrWhiteSpace(TextOf(document["definitionId"])))
                document["definitionId"] = NewId();
            var definition = Complete(WorkflowDefinition.Parse(document is null ? json : Text(document)), catalog);
            return Check(definition) is { } refusal ? refusal : definition;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is what half a surrogate pair in a text gives.
            return Unreadable(new Bilingual("工作流定义不是有效的 JSON。", "The workflow definition is not valid JSON."));
        }
        catch (DefinitionException exception)
        {
            return Unreadable(exception.Reason);
        }
    }

    /// <summary>The same definition as that version of its own. Whether it is published stands in its row, not in its text.</summary>
    public static WorkflowDefinition As(this WorkflowDefinition definition, DefinitionRow row) => definition.With(document =>
    {
        document["id"] = row.VersionId;
        document["version"] = row.Version;
        document["createdAt"] = row.CreatedAt.ToString("O");
        document.Remove("isLatest");
        document.Remove("isPublished");
    });

    /// <summary>The document for people and other servers, with the present state of the version in it.</summary>
    public static JsonObject Export(WorkflowDefinition definition, DefinitionRow row)
    {
        var document = new JsonObject { ["$schema"] = Schema };
        foreach (var (name, value) in definition.Document.Where(part => part.Key != "$schema"))
            document[name] = value?.DeepClone();
        (document["isLatest"], document["isPublished"]) = (row.IsLatest, row.IsPublished);
        return document;
    }

    /// <summary>Sixteen hexadecimal digits, as Elsa's own ids.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Text(JsonObject document) => Persistence.Json.Text(document);

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static Refusal Unreadable(Bilingual reason) => new(RefusalKind.Invalid, "route.unreadable", new(reason.Zh, reason.En));

    private static Refusal? Check(WorkflowDefinition definition)
    {
        var errors = new FieldErrors();
        if (FieldRules.Line(definition.Name, DefinitionRow.MaxName) is { } name)
            errors.Add("name", name);
        if (FieldRules.Multiline(definition.Description, MaxDescription) is { } description)
            errors.Add("description", description);
        if (!IdForm().IsMatch(definition.DefinitionId))
        {
            errors.Add("definitionId", new(
                "只含字母、数字、点、下划线和连字符，最多 100 个字符。", "Letters, digits, points, underscores and hyphens; at most 100 characters."));
        }

        return errors.ToRefusal("route.invalid", new("请更正标出的内容。", "Correct the fields that are marked."));
    }

    private static WorkflowDefinition Complete(WorkflowDefinition source, ActivityCatalog catalog)
    {
        // A definition of our own to work on: nobody else holds its document.
        var own = source.With(document => document["name"] = source.Name);
        if (own.Root.Id.Length == 0)
        {
            own.Root.Json["id"] = "Flowchart1";
            own = WorkflowDefinition.Parse(Text(own.Document));
        }

        foreach (var activity in own.Activities)
        {
            activity.Json["nodeId"] = PathOf(activity);
            if (activity.Json["customProperties"] is not JsonObject)
                activity.Json["customProperties"] = new JsonObject { ["canStartWorkflow"] = false, ["runAsynchronously"] = false };
            if (activity.Json["metadata"] is not JsonObject)
                activity.Json["metadata"] = new JsonObject();
            if (!activity.Json.ContainsKey("version"))
                activity.Json["version"] = 1;
            if (catalog.Find(activity.Type, activity.Version) is { } descriptor)
                AddDefaults(activity, descriptor);
        }

        return WorkflowDefinition.Parse(Text(own.Document));
    }

    private static string PathOf(ActivityNode activity) => $"{(activity.Parent is { } parent ? PathOf(parent) : "Workflow1")}:{activity.Id}";

    private static void AddDefaults(ActivityNode activity, ActivityDescriptor descriptor)
    {
        foreach (var input in descriptor.Inputs.Where(input => input.Default is not null && !activity.Json.ContainsKey(input.Name)))
        {
            activity.Json[input.Name] = input.IsWrapped
                ? new JsonObject { ["typeName"] = input.TypeName, ["expression"] = DefaultExpression(input) }
                : input.Default!.DeepClone();
        }
    }

    private static JsonObject DefaultExpression(InputDescriptor input) => input.Default switch
    {
        JsonValue value when value.TryGetValue(out string? text) => new() { ["type"] = "Literal", ["value"] = text },
        JsonValue value => new() { ["type"] = "Literal", ["value"] = value.DeepClone() },
        var node => new() { ["type"] = "Object", ["value"] = Persistence.Json.Text(node!) },
    };

    [GeneratedRegex("^[A-Za-z0-9._-]{1,100}$")]
    private static partial Regex IdForm();
}
