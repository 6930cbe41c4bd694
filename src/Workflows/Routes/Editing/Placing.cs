using System.Text.Json.Nodes;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>
/// Where new activities stand in the designer, in pixels: under what leads to them, and what stands below moves down to make room.
/// Nobody's own arrangement is undone.
/// </summary>
internal static class Placing
{
    /// <summary>Between two rows.</summary>
    public const double Space = 50;

    /// <summary>From one branch to the next.</summary>
    public const double Column = 260;

    /// <summary>Wide and high: a small mark for what is no work, a card for what is.</summary>
    public static (double Width, double Height) SizeOf(string type) =>
        type is "Elsa.Start" or "Elsa.End" or "Elsa.FlowFork" or "Elsa.FlowJoin" or "Elsa.Sequence" or "Elsa.Finish" ? (100, 40) : (200, 60);

    /// <summary>The box of an activity; null where nobody placed it.</summary>
    public static Box? BoxOf(JsonObject activity)
    {
        if (activity["metadata"]?["designer"]?["position"] is not JsonObject position || Number(position["x"]) is not { } x || Number(position["y"]) is not { } y)
            return null;
        var size = SizeOf(activity["type"]?.ToString() ?? "");
        var given = activity["metadata"]?["designer"]?["size"];
        return new(x, y, Number(given?["width"]) ?? size.Width, Number(given?["height"]) ?? size.Height);
    }

    /// <summary>Puts an activity with its middle at <paramref name="middle"/>; a size that it has stays.</summary>
    public static void Put(JsonObject activity, double middle, double top)
    {
        if (activity["metadata"] is not JsonObject metadata)
            activity["metadata"] = metadata = [];
        if (metadata["designer"] is not JsonObject designer)
            metadata["designer"] = designer = [];
        var size = SizeOf(activity["type"]?.ToString() ?? "");
        var width = Number(designer["size"]?["width"]) ?? size.Width;
        designer["position"] = new JsonObject { ["x"] = Math.Round(middle - (width / 2)), ["y"] = Math.Round(top) };
        if (designer["size"] is not JsonObject)
            designer["size"] = new JsonObject { ["width"] = size.Width, ["height"] = size.Height };
    }

    /// <summary>
    /// Makes a gap at least so high that something of <paramref name="height"/> fits in with space below it.
    /// </summary>
    /// <param name="chart">The flowchart.</param>
    /// <param name="gap">The gap.</param>
    /// <param name="height">What is needed.</param>
    /// <param name="except">What is on its way and makes no room.</param>
    /// <returns>The middle and the top of the room; what is put there by the caller.</returns>
    public static (double Middle, double Top) MakeRoom(Chart chart, Gap gap, double height, IReadOnlySet<string>? except = null)
    {
        var source = gap.From is [var first, ..] ? BoxOf(chart.Find(first.ActivityId)) : null;
        var target = gap.To is null ? null : BoxOf(chart.Find(gap.To));
        if (source is null && target is null)
            return (420, 20);

        var top = source is null ? target!.Value.Y : source.Value.Bottom + Space;
        var middle = source is null ? target!.Value.Middle : MiddleUnder(chart, gap.From[0], source.Value, target);
        var isBelow = target is { } box && (source is null || box.Y >= source.Value.Bottom);
        var limit = isBelow ? target!.Value.Y : top;
        var missing = height + Space - (isBelow ? limit - top : 0);
        if (missing > 0)
            MoveDown(chart, limit, missing, except);
        return (middle, top);
    }

    /// <summary>Puts an activity half way between two others.</summary>
    public static void Between(Chart chart, string id, string above, string below)
    {
        if (BoxOf(chart.Find(above)) is { } upper && BoxOf(chart.Find(below)) is { } lower)
            Put(chart.Find(id), upper.Middle, Math.Max(upper.Bottom + 5, (upper.Bottom + lower.Y - 40) / 2));
    }

    private static void MoveDown(Chart chart, double from, double by, IReadOnlySet<string>? except)
    {
        foreach (var activity in chart.Activities.Where(activity => except?.Contains(Chart.IdOf(activity)) != true))
        {
            if (BoxOf(activity) is { } box && box.Y >= from)
                activity["metadata"]!["designer"]!["position"]!["y"] = box.Y + by;
        }

        foreach (var point in chart.Ways.SelectMany(way => way.Json["vertices"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (Number(point["y"]) is { } y && y >= from)
                point["y"] = y + by;
        }
    }

    // Branches stand side by side under their fork.
    private static double MiddleUnder(Chart chart, PortRef from, Box source, Box? target)
    {
        if (chart.TypeOf(from.ActivityId) is not ("Elsa.FlowFork" or "Elsa.FlowSwitch"))
            return source.Middle;
        var lines = chart.Read().Find(from.ActivityId)?.Lines ?? [];
        var index = lines.ToList().FindIndex(line => line.Name == from.Port);
        if (index < 0)
            return source.Middle;
        return target is { } box && lines[index].Steps.Count > 0 ? box.Middle : source.Middle + ((index - ((lines.Count - 1) / 2.0)) * Column);
    }

    private static double? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out double number) ? number
        : node is JsonValue whole && whole.TryGetValue(out int integer) ? integer : null;

    /// <summary>A rectangle in the designer.</summary>
    internal readonly record struct Box(double X, double Y, double Width, double Height)
    {
        public double Middle => X + (Width / 2);

        public double Bottom => Y + Height;
    }
}
