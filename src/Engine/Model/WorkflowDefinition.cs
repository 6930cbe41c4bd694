using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>
/// One version of a workflow definition in Elsa's format. Immutable and safe to share between threads; parsing compiles
/// it, so callers parse a version once and keep the object. Whatever this engine does not know stays in the JSON untouched.
/// </summary>
public sealed class WorkflowDefinition
{
    private readonly string json;
    private readonly FrozenDictionary<string, ActivityNode> byId;

    private WorkflowDefinition(string json, JsonObject document, ActivityNode root)
    {
        this.json = json;
        Document = document;
        Root = root;
        DefinitionId = document.Text("definitionId")!;
        VersionId = document.Text("id") ?? "";
        Version = document.Integer("version") ?? 1;
        Name = document.Text("name") ?? DefinitionId;
        Description = document.Text("description");
        IsPublished = document.Flag("isPublished");
        IsLatest = document.Flag("isLatest");
        Variables = VariableDeclaration.ReadAll(document["variables"]);
        Inputs = InputDeclaration.ReadAll(document["inputs"]);
        Outputs = InputDeclaration.ReadAll(document["outputs"]);
        Outcomes = [.. document.Items("outcomes").Select(item => item.AsText()).OfType<string>()];
        Options = new DefinitionOptions(document["options"] as JsonObject);
        Activities = [.. root.SelfAndDescendants()];
        Connections = [.. Activities.SelectMany(activity => activity.Connections)];
        var index = new Dictionary<string, ActivityNode>(StringComparer.Ordinal);
        foreach (var activity in Activities)
            index.TryAdd(activity.Id, activity);
        byId = index.ToFrozenDictionary(StringComparer.Ordinal);
        ReadsOutputs = json.Contains("getOutputFrom", StringComparison.Ordinal);
    }

    /// <summary>The same over all versions.</summary>
    public string DefinitionId { get; }

    /// <summary>This version's own id (<c>id</c> in the JSON); empty where the JSON has none.</summary>
    public string VersionId { get; }

    /// <summary>Counts from 1.</summary>
    public int Version { get; }

    /// <summary>What people call it; the definition id where it has no name.</summary>
    public string Name { get; }

    /// <summary>What it is for; null where nobody said.</summary>
    public string? Description { get; }

    /// <summary>Whether the JSON says that this version is the published one.</summary>
    public bool IsPublished { get; }

    /// <summary>Whether the JSON says that this version is the newest one.</summary>
    public bool IsLatest { get; }

    /// <summary>The workflow's own variables; containers may declare more.</summary>
    public IReadOnlyList<VariableDeclaration> Variables { get; }

    /// <summary>What a start may bring along.</summary>
    public IReadOnlyList<InputDeclaration> Inputs { get; }

    /// <summary>What a finished instance may leave.</summary>
    public IReadOnlyList<InputDeclaration> Outputs { get; }

    /// <summary>The ports of the activity that this definition is, where it is used as one.</summary>
    public IReadOnlyList<string> Outcomes { get; }

    /// <summary>Strategies and the use as an activity.</summary>
    public DefinitionOptions Options { get; }

    /// <summary>The outermost activity, mostly a flowchart.</summary>
    public ActivityNode Root { get; }

    /// <summary>All activities, containers before what they contain.</summary>
    public IReadOnlyList<ActivityNode> Activities { get; }

    /// <summary>The connections of all flowcharts.</summary>
    public IReadOnlyList<Connection> Connections { get; }

    /// <summary>The whole JSON. Read only: it is shared by everyone who holds this definition.</summary>
    public JsonObject Document { get; }

    /// <summary>Whether a script asks for outputs of earlier activities, which then have to be kept in the state.</summary>
    internal bool ReadsOutputs { get; }

    /// <summary>Reads and compiles a definition.</summary>
    /// <exception cref="DefinitionException">The text is not JSON, or has no <c>definitionId</c> or no <c>root</c> activity.</exception>
    public static WorkflowDefinition Parse(string json)
    {
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(json);
        }
        catch (JsonException failure)
        {
            throw new DefinitionException(new Bilingual("工作流定义不是有效的 JSON。", "The workflow definition is not valid JSON."), failure);
        }

        if (node is not JsonObject document)
            throw new DefinitionException(new Bilingual("工作流定义必须是一个 JSON 对象。", "A workflow definition is a JSON object."));
        if (string.IsNullOrWhiteSpace(document.Text("definitionId")))
            throw new DefinitionException(new Bilingual("工作流定义缺少 definitionId。", "The workflow definition lacks its definitionId."));
        if (document["root"] is not JsonObject root || root.Text("type") is null)
            throw new DefinitionException(new Bilingual("工作流定义缺少根活动 root。", "The workflow definition lacks its root activity."));

        document.Materialize();
        return new WorkflowDefinition(json, document, ActivityNode.Read(root, parent: null));
    }

    /// <summary>The activity of that id; null where there is none. Where an id occurs twice (which the check refuses), the first.</summary>
    public ActivityNode? Find(string activityId) => byId.GetValueOrDefault(activityId);

    /// <summary>The JSON as it was parsed, unknown parts included.</summary>
    public string ToJson() => json;

    /// <summary>Another definition that differs from this one by what <paramref name="change"/> does to a copy of the JSON.</summary>
    public WorkflowDefinition With(Action<JsonObject> change)
    {
        var copy = (JsonObject)Document.DeepClone();
        change(copy);
        return Parse(copy.ToJsonString(JsonText.Options));
    }
}
