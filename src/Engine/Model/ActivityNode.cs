using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>An activity in a definition, with its place in the tree of containers. Immutable.</summary>
public sealed class ActivityNode
{
    private static readonly FrozenSet<string> NoActivities =
        new[] { "metadata", "customProperties", "variables", "connections" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, ActivityNode[]> ports;
    private readonly FrozenDictionary<string, Expression> inputs;
    private readonly FrozenDictionary<string, string> outputs;

    private ActivityNode(JsonObject json, ActivityNode? parent)
    {
        Json = json;
        Parent = parent;
        Id = json.Text("id") ?? "";
        Type = json.Text("type") ?? "";
        Version = json.Integer("version") ?? 1;
        NodeId = json.Text("nodeId") ?? $"{parent?.NodeId ?? "Workflow1"}:{Id}";
        Name = json.Text("name");
        var metadata = json["metadata"] as JsonObject;
        DisplayText = FirstOf(metadata?.Text("displayText"), Name, Id);
        var designer = metadata?["designer"] as JsonObject;
        X = (designer?["position"] as JsonObject)?.Number("x");
        Y = (designer?["position"] as JsonObject)?.Number("y");
        Width = (designer?["size"] as JsonObject)?.Number("width");
        Height = (designer?["size"] as JsonObject)?.Number("height");
        Custom = json["customProperties"] as JsonObject ?? [];
        Variables = VariableDeclaration.ReadAll(json["variables"]);
        Connections = [.. json.Items("connections").OfType<JsonObject>().Select(item => Connection.Read(item, this))];
        (ports, inputs, outputs) = ReadParts(json);
        Children = [.. ports.Values.SelectMany(nodes => nodes)];
        Cases = [.. json.Items("cases").OfType<JsonObject>().Select(ReadCase)];
    }

    /// <summary>Unique in the definition.</summary>
    public string Id { get; }

    /// <summary>Its path: <c>Workflow1:{root}:…:{id}</c>, as Elsa Studio wants it.</summary>
    public string NodeId { get; }

    /// <summary>Such as <c>Elsa.Flowchart</c> or <c>BaseWorkflows.HumanTask</c>.</summary>
    public string Type { get; }

    /// <summary>The version of the type; 1 where the definition says nothing.</summary>
    public int Version { get; }

    /// <summary>The name that scripts may use instead of the id; null where it has none.</summary>
    public string? Name { get; }

    /// <summary>What people call it: <c>metadata.displayText</c>, else its name, else its id.</summary>
    public string DisplayText { get; }

    /// <summary>Where it stands in the designer, in pixels; null where it was never placed. The same holds for the size.</summary>
    public double? X { get; }

    /// <inheritdoc cref="X"/>
    public double? Y { get; }

    /// <inheritdoc cref="X"/>
    public double? Width { get; }

    /// <inheritdoc cref="X"/>
    public double? Height { get; }

    /// <summary>Its <c>customProperties</c>.</summary>
    public JsonObject Custom { get; }

    /// <summary>All of it. Read only: it is shared by everyone who holds the definition.</summary>
    public JsonObject Json { get; }

    /// <summary>The container; null for the root.</summary>
    public ActivityNode? Parent { get; }

    /// <summary>What it contains directly, over all ports.</summary>
    public IReadOnlyList<ActivityNode> Children { get; }

    /// <summary>Variables that only it and what it contains see.</summary>
    public IReadOnlyList<VariableDeclaration> Variables { get; }

    /// <summary>Its connections, where it is a flowchart.</summary>
    public IReadOnlyList<Connection> Connections { get; }

    /// <summary>Whether it may be the first activity of an instance.</summary>
    public bool CanStartWorkflow => Custom.Flag("canStartWorkflow");

    /// <summary>Where a flowchart begins when no trigger says otherwise; null where it is empty, or no flowchart.</summary>
    public ActivityNode? FlowStart => Flowchart.StartOf(this, null);

    /// <summary>The cases of a switch, in order.</summary>
    internal IReadOnlyList<SwitchCase> Cases { get; }

    /// <summary>The flow graph of a flowchart by the activity that it began with.</summary>
    internal ConcurrentDictionary<string, FlowGraph> Graphs { get; } = new(StringComparer.Ordinal);

    internal IEnumerable<KeyValuePair<string, Expression>> InputExpressions => inputs;

    /// <summary>Output name to variable id.</summary>
    internal FrozenDictionary<string, string> OutputBindings => outputs;

    internal static ActivityNode Read(JsonObject json, ActivityNode? parent) => new(json, parent);

    /// <summary>It and all below it, containers first.</summary>
    public IEnumerable<ActivityNode> SelfAndDescendants() =>
        Children.SelectMany(child => child.SelfAndDescendants()).Prepend(this);

    /// <summary>The expression that the definition gives for an input; null where it gives none.</summary>
    public Expression? Input(string name) => inputs.GetValueOrDefault(name);

    /// <summary>The activities behind a property such as <c>body</c>, <c>then</c> or <c>activities</c>, in order.</summary>
    internal IReadOnlyList<ActivityNode> Port(string name) => ports.GetValueOrDefault(name) ?? [];

    private static string FirstOf(params ReadOnlySpan<string?> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (!string.IsNullOrWhiteSpace(candidate))
                return candidate;
        }

        return "";
    }

    private (FrozenDictionary<string, ActivityNode[]> Ports, FrozenDictionary<string, Expression> Inputs, FrozenDictionary<string, string> Outputs)
        ReadParts(JsonObject json)
    {
        var foundPorts = new Dictionary<string, ActivityNode[]>(StringComparer.Ordinal);
        var foundInputs = new Dictionary<string, Expression>(StringComparer.Ordinal);
        var foundOutputs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in json)
        {
            if (NoActivities.Contains(name))
                continue;

            // A flowchart repeats its first activity as "start"; the one in "activities" counts.
            if (name == "start" && json.ContainsKey("activities"))
                continue;
            if (value is JsonObject wrapped && wrapped["expression"] is JsonObject expression)
                foundInputs[name] = new Expression(expression, wrapped.Text("typeName") ?? "Object");
            else if (value is JsonObject bound && bound["memoryReference"] is JsonObject reference && reference.Text("id") is { } variable)
                foundOutputs[name] = variable;
            else if (EmbeddedActivities(value) is { Length: > 0 } nodes)
                foundPorts[name] = nodes;
        }

        return (foundPorts.ToFrozenDictionary(StringComparer.Ordinal),
            foundInputs.ToFrozenDictionary(StringComparer.Ordinal),
            foundOutputs.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private ActivityNode[] EmbeddedActivities(JsonNode? value) => value switch
    {
        JsonObject json when IsActivity(json) => [Read(json, this)],
        JsonArray list => [.. list.OfType<JsonObject>()
            .Select(item => IsActivity(item) ? item : item["activity"] as JsonObject)
            .Where(item => item is not null && IsActivity(item))
            .Select(item => Read(item!, this))],
        _ => [],
    };

    private SwitchCase ReadCase(JsonObject json)
    {
        var target = (json["activity"] as JsonObject)?.Text("id");
        return new SwitchCase(
            json.Text("label") ?? "",
            json["condition"] is JsonObject condition ? new Expression(condition, "Boolean") : null,
            target is null ? null : Children.FirstOrDefault(child => child.Id == target));
    }

    // Expressions have a type too; activities are the only typed objects with a version or an id.
    private static bool IsActivity(JsonObject json) =>
        json.Text("type") is not null && (json.ContainsKey("version") || json.ContainsKey("id"));
}

/// <summary>A case of a switch: its port or, in a sequence, its activity.</summary>
internal sealed record SwitchCase(string Label, Expression? Condition, ActivityNode? Activity);
