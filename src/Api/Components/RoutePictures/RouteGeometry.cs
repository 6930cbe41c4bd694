using System.Globalization;

namespace BaseWorkflows.Api.Components.RoutePictures;

/// <summary>Where the lines of a route's picture run. Pure arithmetic, so that tests can look at it.</summary>
internal static class RouteGeometry
{
    private const double Margin = 24;
    private const double ReturnDepth = 36;

    /// <summary>The part of the plane that holds every step and every line, for the picture's <c>viewBox</c>.</summary>
    public static Frame FrameOf(RoutePicture picture)
    {
        if (picture.Nodes.Count == 0)
            return new(0, 0, Margin * 2, Margin * 2);

        var left = picture.Nodes.Min(node => node.X) - Margin;
        var top = picture.Nodes.Min(node => node.Y) - Margin;
        var right = picture.Nodes.Max(node => node.X + node.Width) + Margin;
        var bottom = picture.Nodes.Max(node => node.Y + node.Height) + Margin;
        if (LinesOf(picture).Any(line => line.IsReturn))
            bottom += ReturnDepth;
        return new(left, top, right - left, bottom - top);
    }

    /// <summary>The lines between steps that exist. Ways back run below the steps, so that they never hide a way forward.</summary>
    public static IEnumerable<Line> LinesOf(RoutePicture picture)
    {
        if (picture.Nodes.Count == 0)
            yield break;

        var nodes = picture.Nodes.ToDictionary(node => node.Id);
        var below = picture.Nodes.Max(node => node.Y + node.Height) + ReturnDepth;
        foreach (var edge in picture.Edges)
        {
            if (nodes.TryGetValue(edge.From, out var from) && nodes.TryGetValue(edge.To, out var to))
                yield return Between(edge, from, to, below);
        }
    }

    private static Line Between(RouteEdge edge, RouteNode from, RouteNode to, double below)
    {
        if (to.X >= from.X + from.Width)
            return Sideways(edge, from, to);
        if (to.Y >= from.Y + from.Height)
            return Downwards(edge, from, to);
        return Backwards(edge, from, to, below);
    }

    private static Line Sideways(RouteEdge edge, RouteNode from, RouteNode to)
    {
        var (x1, y1, x2, y2) = (from.X + from.Width, Middle(from), to.X, Middle(to));
        var bend = (x2 - x1) / 2;
        return new(edge, Path($"M {x1} {y1} C {x1 + bend} {y1}, {x2 - bend} {y2}, {x2} {y2}"), (x1 + x2) / 2, ((y1 + y2) / 2) - 6, false);
    }

    private static Line Downwards(RouteEdge edge, RouteNode from, RouteNode to)
    {
        var (x1, y1, x2, y2) = (Centre(from), from.Y + from.Height, Centre(to), to.Y);
        var bend = (y2 - y1) / 2;
        return new(edge, Path($"M {x1} {y1} C {x1} {y1 + bend}, {x2} {y2 - bend}, {x2} {y2}"), ((x1 + x2) / 2) + 4, (y1 + y2) / 2, false);
    }

    private static Line Backwards(RouteEdge edge, RouteNode from, RouteNode to, double below)
    {
        var (x1, y1, x2, y2) = (Centre(from), from.Y + from.Height, Centre(to), to.Y + to.Height);
        var turn = Math.Min(40, Math.Abs(x1 - x2) / 2) * Math.Sign(x2 - x1);
        var data = Path($"M {x1} {y1} C {x1} {below}, {x1} {below}, {x1 + turn} {below} L {x2 - turn} {below} C {x2} {below}, {x2} {below}, {x2} {y2}");
        return new(edge, data, (x1 + x2) / 2, below + 4, true);
    }

    private static double Middle(RouteNode node) => node.Y + (node.Height / 2);

    private static double Centre(RouteNode node) => node.X + (node.Width / 2);

    private static string Path(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);

    /// <summary>A rectangle of the plane.</summary>
    internal readonly record struct Frame(double X, double Y, double Width, double Height)
    {
        public string ViewBox => Path($"{X} {Y} {Width} {Height}");
    }

    /// <summary>A line: its SVG path and the place of its label.</summary>
    internal readonly record struct Line(RouteEdge Edge, string Data, double LabelX, double LabelY, bool IsReturn);
}
