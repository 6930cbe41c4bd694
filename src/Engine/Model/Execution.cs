using System.Globalization;
using System.Text.Json.Nodes;

namespace BaseWorkflows.Engine;

/// <summary>
/// An activity that has begun and not ended. Together they are the tree of what runs: the root, the containers inside it
/// and at the leaves what waits or has failed.
/// </summary>
internal sealed class Execution(int number, string activityId, int parentNumber)
{
    private ActivityNode? node;

    /// <summary>Unique in the instance, counts upwards.</summary>
    public int Number { get; } = number;

    public string Id { get; } = number.ToString(CultureInfo.InvariantCulture);

    public string ActivityId { get; } = activityId;

    /// <summary>The container's number; 0 for the root.</summary>
    public int ParentNumber { get; } = parentNumber;

    /// <summary>What the activity remembers across waits; null until it asks for it.</summary>
    public JsonObject? Memory { get; set; }

    /// <summary>Variables of this scope by name; null where it declares none.</summary>
    public JsonObject? Variables { get; set; }

    /// <summary>Inputs that had to be computed, kept so that a resumed activity sees the same values.</summary>
    public JsonObject? Inputs { get; set; }

    /// <summary>The tokens of a flowchart; null for all others.</summary>
    public List<Token>? Tokens { get; set; }

    public bool IsFaulted { get; set; }

    /// <summary>Set where this execution is a published definition used as an activity.</summary>
    public CompositeState? Composite { get; set; }

    // What follows is bound when a burst begins and is not stored.

    /// <summary>The activity in the definition.</summary>
    public ActivityNode Node { get => node ?? throw new InvalidOperationException("The execution is not bound to its definition."); set => node = value; }

    public Execution? Parent { get; set; }

    /// <summary>The inner definition of <see cref="Composite"/>.</summary>
    public WorkflowDefinition? Inner { get; set; }

    /// <summary>Children that have not ended.</summary>
    public int LiveChildren { get; set; }

    /// <summary>False while it stands in the queue of its first burst.</summary>
    public bool HasBegun { get; set; }

    /// <summary>True as soon as it completed or was cancelled.</summary>
    public bool IsEnded { get; set; }

    public bool IsBreaking { get => Memory?.Flag("break") ?? false; set => (Memory ??= [])["break"] = value; }
}

/// <summary>A token on a connection of a flowchart; it lies there until the activity that it leads to has completed.</summary>
internal readonly record struct Token(string From, string Port, string To);

/// <summary>A published definition that runs inside another instance: the version that it began with, what went in and out.</summary>
internal sealed record CompositeState(string DefinitionId, int Version, JsonObject Input, JsonObject Output);
