using BaseWorkflows.Workflows.Routes;

namespace BaseWorkflows.Api.Components.RoutePictures;

/// <summary>A step with its place in the picture, in pixels.</summary>
internal sealed record PlacedStep(RouteNode Node, double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double CentreX => X + (Width / 2);

    public double CentreY => Y + (Height / 2);
}

/// <summary>Where the steps stand: where the designer left them, or from left to right where nobody placed them.</summary>
internal static class RouteLayout
{
    private const double Width = 184;
    private const double Height = 64;
    private const double Across = 72;
    private const double Below = 32;
    private const double LetterWidth = 14;
    private const double SideSpace = 30;

    /// <summary>All steps of the picture, in its order.</summary>
    public static IReadOnlyList<PlacedStep> Of(RoutePicture picture)
    {
        if (picture.Nodes.All(node => node is { X: not null, Y: not null }))
        {
            return [.. picture.Nodes.Select(Placed)];
        }

        var columns = ColumnsOf(picture);
        var filled = new Dictionary<int, int>();
        return [.. picture.Nodes.Select(node =>
        {
            var column = columns[node.Id];
            var row = filled.GetValueOrDefault(column);
            filled[column] = row + 1;
            return new PlacedStep(node, column * (Width + Across), row * (Height + Below), Width, Height);
        })];
    }

    /// <summary>As the designer left it; wider to both sides where its title would not fit.</summary>
    private static PlacedStep Placed(RouteNode node)
    {
        var (width, height) = (Sensible(node.Width, Width), Sensible(node.Height, Height));
        var wanted = Math.Max(width, (node.Title.Sum(letter => letter < 0x2E80 ? 0.6 : 1) * LetterWidth) + SideSpace);
        return new(node, node.X!.Value - ((wanted - width) / 2), node.Y!.Value, wanted, height);
    }

    private static double Sensible(double? size, double otherwise) => size is > 0 ? size.Value : otherwise;

    /// <summary>A step stands right of all that lead to it; ways back to a step that is passed already don't count.</summary>
    private static Dictionary<string, int> ColumnsOf(RoutePicture picture)
    {
        var ways = picture.Edges.ToLookup(edge => edge.From, edge => edge.To);
        var columns = picture.Nodes.ToDictionary(node => node.Id, _ => 0);
        var reached = picture.Edges.Select(edge => edge.To).ToHashSet();
        var starts = picture.Nodes.Where(node => !reached.Contains(node.Id)).DefaultIfEmpty(picture.Nodes[0]);
        foreach (var start in starts)
            Walk(start.Id, 0, []);
        return columns;

        void Walk(string id, int column, HashSet<string> passed)
        {
            if (!columns.TryGetValue(id, out var known) || (known > 0 && known >= column) || !passed.Add(id))
                return;
            columns[id] = column;
            foreach (var next in ways[id])
                Walk(next, column + 1, passed);
            passed.Remove(id);
        }
    }
}
