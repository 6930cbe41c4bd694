using System.Globalization;
using BaseWorkflows.Workflows.Routes;

namespace BaseWorkflows.Api.Components.RoutePictures;

/// <summary>Where the lines of a route's picture run. Pure arithmetic, so that tests can look at it.</summary>
internal static class RouteGeometry
{
    private const double Margin = 24;
    private const double ReturnDepth = 36;
    private const double Bulge = 56;
    private const double HalfLabel = 36;

    /// <summary>The part of the plane that holds every step and every line, for the picture's <c>viewBox</c>.</summary>
    public static Frame FrameOf(IReadOnlyList<PlacedStep> steps, IReadOnlyList<Line> lines)
    {
        if (steps.Count == 0)
            return new(0, 0, Margin * 2, Margin * 2);

        var left = Math.Min(steps.Min(step => step.X), lines.Min(line => (double?)line.LabelX - HalfLabel) ?? double.MaxValue) - Margin;
        var top = steps.Min(step => step.Y) - Margin;
        var right = steps.Max(step => step.Right) + Margin;
        var bottom = steps.Max(step => step.Bottom) + Margin;
        if (lines.Any(line => line.IsReturn))
            bottom += ReturnDepth;
        return new(left, top, right - left, bottom - top);
    }

    /// <summary>
    /// The lines between steps that exist. A way back runs below a row of steps and beside a column of them, so that it never
    /// hides a way forward.
    /// </summary>
    public static IReadOnlyList<Line> LinesOf(IReadOnlyList<PlacedStep> steps, IReadOnlyList<RouteEdge> edges)
    {
        if (steps.Count == 0)
            return [];

        var byId = steps.ToDictionary(step => step.Node.Id);
        return [.. edges.Where(edge => byId.ContainsKey(edge.From) && byId.ContainsKey(edge.To))
            .GroupBy(edge => (edge.From, edge.To))
            .Select(ways => Between([.. ways], byId[ways.Key.From], byId[ways.Key.To], steps, edges))];
    }

    private static Line Between(
        IReadOnlyList<RouteEdge> ways, PlacedStep from, PlacedStep to, IReadOnlyList<PlacedStep> steps, IReadOnlyList<RouteEdge> edges)
    {
        if (to.X >= from.Right)
            return Sideways(ways, from, to, from.Right, to.X);
        var isAnswered = edges.Any(edge => edge.From == to.Node.Id && edge.To == from.Node.Id);
        if (to.Right <= from.X && !isAnswered && IsClear(from, to, steps))
            return Sideways(ways, from, to, from.X, to.Right);
        if (to.Y >= from.Bottom)
            return Downwards(ways, from, to);
        return to.Right > from.X && from.Right > to.X
            ? Beside(ways, from, to)
            : Below(ways, from, to, steps.Max(step => step.Bottom) + ReturnDepth);
    }

    /// <summary>Whether no other step stands between the two, where a line from one side to the other would hide it.</summary>
    private static bool IsClear(PlacedStep from, PlacedStep to, IReadOnlyList<PlacedStep> steps) => !steps.Any(step =>
        step != from && step != to && step.X < from.X && step.Right > to.Right
        && step.Y < Math.Max(from.CentreY, to.CentreY) && step.Bottom > Math.Min(from.CentreY, to.CentreY));

    private static Line Sideways(IReadOnlyList<RouteEdge> ways, PlacedStep from, PlacedStep to, double x1, double x2)
    {
        var (y1, y2) = (from.CentreY, to.CentreY);
        var bend = (x2 - x1) / 2;
        return new(ways, Path($"M {x1} {y1} C {x1 + bend} {y1}, {x2 - bend} {y2}, {x2} {y2}"), (x1 + x2) / 2, ((y1 + y2) / 2) - 6, false);
    }

    private static Line Downwards(IReadOnlyList<RouteEdge> ways, PlacedStep from, PlacedStep to)
    {
        var (x1, y1, x2, y2) = (from.CentreX, from.Bottom, to.CentreX, to.Y);
        var bend = (y2 - y1) / 2;
        return new(ways, Path($"M {x1} {y1} C {x1} {y1 + bend}, {x2} {y2 - bend}, {x2} {y2}"), ((x1 + x2) / 2) + 4, (y1 + y2) / 2, false);
    }

    private static Line Beside(IReadOnlyList<RouteEdge> ways, PlacedStep from, PlacedStep to)
    {
        var x = Math.Min(from.X, to.X) - Bulge;
        var (y1, y2) = (from.CentreY, to.CentreY);
        return new(ways, Path($"M {from.X} {y1} C {x} {y1}, {x} {y2}, {to.X} {y2}"), x + (Bulge / 4), (y1 + y2) / 2, false);
    }

    private static Line Below(IReadOnlyList<RouteEdge> ways, PlacedStep from, PlacedStep to, double below)
    {
        var (x1, y1, x2, y2) = (from.CentreX, from.Bottom, to.CentreX, to.Bottom);
        var turn = Math.Min(40, Math.Abs(x1 - x2) / 2) * Math.Sign(x2 - x1);
        var data = Path($"M {x1} {y1} C {x1} {below}, {x1} {below}, {x1 + turn} {below} L {x2 - turn} {below} C {x2} {below}, {x2} {below}, {x2} {y2}");
        return new(ways, data, (x1 + x2) / 2, below + 4, true);
    }

    private static string Path(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);

    /// <summary>A rectangle of the plane.</summary>
    internal readonly record struct Frame(double X, double Y, double Width, double Height)
    {
        public string ViewBox => Path($"{X} {Y} {Width} {Height}");
    }

    /// <summary>A line for all ways from one step to another: its SVG path and the place of its label.</summary>
    internal readonly record struct Line(IReadOnlyList<RouteEdge> Ways, string Data, double LabelX, double LabelY, bool IsReturn)
    {
        /// <summary>Whether the case went one of these ways.</summary>
        public bool IsTaken => Ways.Any(way => way.Taken);

        /// <summary>What a comparison says of all these ways; changed where it says different things of them.</summary>
        public RouteMark Mark => Ways.Select(way => way.Mark).Distinct().Count() == 1 ? Ways[0].Mark : RouteMark.Changed;
    }
}
