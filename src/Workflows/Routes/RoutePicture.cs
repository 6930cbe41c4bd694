using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Where a step of a route stands.</summary>
public enum StepState
{
    /// <summary>Left by one of its ports.</summary>
    Done,

    /// <summary>Waits now.</summary>
    Current,

    /// <summary>May still come.</summary>
    Pending,

    /// <summary>The route has ended without it.</summary>
    Skipped,
}

/// <summary>A route as a case goes along it.</summary>
/// <param name="DefinitionId">The route.</param>
/// <param name="Version">The version that the case runs.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Nodes">Its steps.</param>
/// <param name="Edges">The ways between them.</param>
public sealed record RoutePicture(
    string DefinitionId, int Version, string Title, IReadOnlyList<RouteNode> Nodes, IReadOnlyList<RouteEdge> Edges)
{
    /// <summary>The route with a run drawn on it: what it passed, by which ways, and where it stops or breaks a rule.</summary>
    /// <param name="path">What completes on the run; without an outcome where it stops at it.</param>
    /// <param name="at">Where it ends; null where it just ends.</param>
    public RoutePicture With(IReadOnlyList<PathStep> path, string? at)
    {
        var passed = path.Select(step => step.ActivityId).ToHashSet(StringComparer.Ordinal);
        var taken = path.Where(step => step.Outcome is not null).Select(step => (step.ActivityId, step.Outcome!)).ToHashSet();
        return this with
        {
            Nodes = [.. Nodes.Select(node => node with { State = node.Id == at ? StepState.Current : passed.Contains(node.Id) ? StepState.Done : StepState.Pending })],
            Edges = [.. Edges.Select(edge => edge with { Taken = taken.Contains((edge.From, edge.Label)) })],
        };
    }
}

/// <summary>What is said of a step or a way where two versions are compared.</summary>
public enum RouteMark
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is no more.</summary>
    Removed,

    /// <summary>It says something else.</summary>
    Changed,
}

/// <summary>
/// A step in the picture; places and sizes as the designer left them, null where nobody placed it. Who did it, or has it now, is
/// told of human steps only: what the system does is nobody's work.
/// </summary>
public sealed record RouteNode(
    string Id, string Title, double? X, double? Y, double? Width, double? Height, StepState State, string? Who, bool IsHuman = true)
{
    /// <summary>What a comparison says of it.</summary>
    public RouteMark Mark { get; init; }
}

/// <summary>
/// A way from a step to the next; the label is the port, the title what the button says that leads there (null where no human
/// task decides).
/// </summary>
public sealed record RouteEdge(string From, string To, string Label, bool Taken, Text? Title = null)
{
    /// <summary>What a comparison says of it.</summary>
    public RouteMark Mark { get; init; }
}
