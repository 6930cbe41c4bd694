using System.Globalization;
using BaseWorkflows.Workflows.Routes;

namespace BaseWorkflows.Api.Components.RoutePictures;

/// <summary>Where the lines of a route's picture run. Pure arithmetic, so that tests can look at it.</summary>
internal static class RouteGeometry
{
    private const double Margin = 24;
    private const double ReturnDepth = 36;

    /// <summary>The part of the plane that holds every step and every line, for the picture's <c>viewBox</c>.</summary>
    public static Frame FrameOf(IReadOnlyList<PlacedStep> steps, IReadOnlyList<Line> lines)
    {
        if (steps.Count == 0)
            return new(0, 0, Margin * 2, Margin * 2);

        var left = steps.Min(step => step.X) - Margin;
        var top = steps.Min(step => step.Y) - Margin;
        var right = steps.Max(step => step.Right) + Margin;
        var bottom = steps.Max(step => step.Bottom) + Margin;
        if (lines.Any(line => line.IsReturn))
            bottom += ReturnDepth;
        return new(left, top, right - left, bottom - top);
    }

    /// <summary>The lines between steps that exist. Ways back run below the steps, so that they never hide a way forward.</summary>
    public static IReadOnlyList<Line> LinesOf(IReadOnlyList<PlacedStep> steps, IReadOnlyList<RouteEdge> edges)
    {
        if (steps.Count == 0)
            return [];

        var byId = steps.ToDictionary(step => step.Node.Id);
        var below = steps.Max(step => step.Bottom) + ReturnDepth;
        return [.. edges.Where(edge => byId.ContainsKey(edge.From) && byId.ContainsKey(edge.To))
            .Select(edge => Between(edge, byId[edge.From], byId[edge.To], below))];
    }

    private static Line Between(RouteEdge edge, PlacedStep from, PlacedStep to, double below)
    {
        if (to.X >= from.Right)
            return Sideways(edge, from, to);
        if (to.Y >= from.Bottom)
            return Downwards(edge, from, to);
        return Backwards(edge, from, to, below);
    }

    private static Line Sideways(RouteEdge edge, PlacedStep from, PlacedStep to)
    {
        var (x1, y1, x2, y2) = (from.Right, from.CentreY, to.X, to.CentreY);
        var bend = (x2 - x1) / 2;
        return new(edge, Path($"M {x1} {y1} C {x1 + bend} {y1}, {x2 - bend} {y2}, {x2} {y2}"), (x1 + x2) / 2, ((y1 + y2) / 2) - 6, false);
    }

    private static Line Downwards(RouteEdge edge, PlacedStep from, PlacedStep to)
    {
        var (x1, y1, x2, y2) = (from.CentreX, from.Bottom, to.CentreX, to.Y);
        var bend = (y2 - y1) / 2;
        return new(edge, Path($"M {x1} {y1} C {x1} {y1 + bend}, {x2} {y2 - bend}, {x2} {y2}"), ((x1 + x2) / 2) + 4, (y1 + y2) / 2, false);
    }

    private static Line Backwards(RouteEdge edge, PlacedStep from, PlacedStep to, double below)
    {
        var (x1, y1, x2, y2) = (from.CentreX, from.Bottom, to.CentreX, to.Bottom);
        var turn = Math.Min(40, Math.Abs(x1 - x2) / 2) * Math.Sign(x2 - x1);
        var data = Path($"M {x1} {y1} C {x1} {below}, {x1} {below}, {x1 + turn} {below} L {x2 - turn} {below} C {x2} {below}, {x2} {below}, {x2} {y2}");
        return new(edge, data, (x1 + x2) / 2, below + 4, true);
    }

    private static string Path(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);

    /// <summary>A rectangle of the plane.</summary>
    internal readonly record struct Frame(double X, double Y, double Width, double Height)
    {
        public string ViewBox => Path($"{X} {Y} {Width} {Height}");
    }

    /// <summary>A line: its SVG path and the place of its label.</summary>
    internal readonly record struct Line(RouteEdge Edge, string Data, double LabelX, double LabelY, bool IsReturn);
}
