namespace BaseWorkflows.Api.Components.RoutePictures;

/// <summary>A route as a picture, with the place where a case stands. Coordinates are those of the designer, in pixels.</summary>
public sealed record RoutePicture(IReadOnlyList<RouteNode> Nodes, IReadOnlyList<RouteEdge> Edges);

/// <summary>A step.</summary>
/// <param name="Id">Unique in the picture; edges name it.</param>
/// <param name="Title">The step's name.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="State">Whether the case has been here.</param>
/// <param name="Who">Who did it, or whose turn it is.</param>
public sealed record RouteNode(string Id, string Title, double X, double Y, double Width, double Height, RouteNodeState State, string? Who = null);

/// <summary>A way from one step to another.</summary>
/// <param name="From">Id of the step that it leaves.</param>
/// <param name="To">Id of the step that it reaches.</param>
/// <param name="Label">The outcome that leads this way.</param>
/// <param name="Taken">Whether the case went this way.</param>
public sealed record RouteEdge(string From, string To, string? Label = null, bool Taken = false);

/// <summary>Whether a case has been at a step.</summary>
public enum RouteNodeState
{
    /// <summary>Not reached yet.</summary>
    Pending,

    /// <summary>Somebody's turn now.</summary>
    Current,

    /// <summary>Done.</summary>
    Done,

    /// <summary>The case went another way.</summary>
    Skipped,
}
