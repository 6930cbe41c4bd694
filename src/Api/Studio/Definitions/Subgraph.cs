using System.Text.Json.Nodes;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Api.Studio.Definitions;

/// <summary>An activity with what it holds.</summary>
/// <param name="NodeId">Its path.</param>
/// <param name="Port">The property that holds it in its container.</param>
/// <param name="Activity">Its JSON.</param>
/// <param name="Children">What it holds.</param>
internal sealed record SubgraphNode(string NodeId, string Port, JsonNode Activity, IReadOnlyList<SubgraphNode> Children)
{
    /// <summary>The part below a node, the whole where none is named; null where there is no such node.</summary>
    public static SubgraphNode? Of(WorkflowDefinition definition, string? parentNodeId) =>
        string.IsNullOrEmpty(parentNodeId) ? Of(definition.Root)
        : definition.Activities.FirstOrDefault(activity => activity.NodeId == parentNodeId) is { } parent ? Of(parent) : null;

    public static SubgraphNode Of(ActivityNode activity) =>
        new(activity.NodeId, PortOf(activity), activity.Json, [.. activity.Children.Select(Of)]);

    /// <summary>The property of its container that holds an activity, in Elsa's spelling.</summary>
    public static string PortOf(ActivityNode activity)
    {
        // An activity in a list stands two levels below its container, one in a case three.
        JsonNode node = activity.Json;
        while (node.Parent is { } parent && parent != activity.Parent?.Json)
            node = parent;
        return activity.Parent is null ? "Root" : char.ToUpperInvariant(node.GetPropertyName()[0]) + node.GetPropertyName()[1..];
    }
}

/// <summary>A step on the way from the root to an activity.</summary>
internal sealed record PathSegment(string ActivityNodeId, string ActivityId, string ActivityType, string PortName, string ActivityName);

/// <summary>How an activity is reached from the root: what Studio shows as bread crumbs.</summary>
/// <param name="ChildNode">The activity.</param>
/// <param name="Container">The container that Studio should draw.</param>
/// <param name="Segments">From the root inwards.</param>
internal sealed record PathSegments(
    SubgraphNode ChildNode, SubgraphNode Container, [property: System.Text.Json.Serialization.JsonPropertyName("pathSegments")] IReadOnlyList<PathSegment> Segments)
{
    /// <summary>The way to a node; null where there is no such node.</summary>
    public static PathSegments? Of(WorkflowDefinition definition, string? childNodeId)
    {
        if (definition.Activities.FirstOrDefault(activity => activity.NodeId == childNodeId) is not { } child)
            return null;

        var way = new List<PathSegment>();
        for (var inner = child; inner.Parent is { } outer; inner = outer)
        {
            // A flowchart is drawn by itself; the way leads through the activities that hold one in a port.
            if (outer.Parent is not null && outer.Connections.Count == 0)
                way.Insert(0, new(outer.NodeId, outer.Id, outer.Type, SubgraphNode.PortOf(inner), outer.DisplayText));
        }

        return new(SubgraphNode.Of(child), SubgraphNode.Of(child.Parent ?? child), way);
    }
}
