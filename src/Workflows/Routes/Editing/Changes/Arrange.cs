using System.Text.Json.Nodes;
using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>
/// Lays the diagram out anew, as the list reads: the main line from top to bottom, branches and cases side by side, side lines to the
/// right of it. Only places change.
/// </summary>
public sealed record Arrange : RouteEdit
{
    private protected override Refusal? Do(Chart chart, StepList list)
    {
        var before = PlacesOf(chart);
        new Arrangement(chart, list).Place();
        foreach (var way in chart.Ways.Where(way => way.Json["vertices"] is JsonArray { Count: > 0 }))
            way.Json["vertices"] = new JsonArray();
        return before == PlacesOf(chart) ? Nothing : null;
    }

    private static string PlacesOf(Chart chart) => string.Join('\n',
        chart.Activities.Select(activity => activity["metadata"]?["designer"]?["position"]?.ToJsonString())
            .Concat(chart.Ways.Select(way => way.Json["vertices"]?.ToJsonString())));
}

/// <summary>Gives each activity a place by where its step stands in the list.</summary>
internal sealed class Arrangement(Chart chart, StepList list)
{
    private const double Top = 20;
    private const double Left = 120;
    private readonly HashSet<string> placed = new(StringComparer.Ordinal);

    /// <summary>Places all of them.</summary>
    public void Place()
    {
        var left = Left + WidthOf(list.Main);
        var middle = Left + (WidthOf(list.Main) / 2);
        var top = Top;
        foreach (var start in chart.Activities.Where(activity => activity["type"]?.ToString() == "Elsa.Start").Take(1))
            top = Put(Chart.IdOf(start), middle, top);
        var bottom = Place(list.Main, middle, top);

        foreach (var side in list.Sides)
        {
            // A side line begins beside the first step that leads to it, in columns of its own.
            var from = side.From.Select(port => Placing.BoxOf(chart.Find(port.ActivityId))).FirstOrDefault(box => box is not null);
            var width = WidthOf(side.Line);
            bottom = Math.Max(bottom, Place(side.Line, left + (width / 2), from?.Bottom + Placing.Space ?? Top));
            left += width;
        }

        foreach (var activity in chart.Activities.Where(activity => !placed.Contains(Chart.IdOf(activity))).ToList())
            bottom = PutHidden(Chart.IdOf(activity), bottom);
    }

    private double Place(StepLine line, double middle, double top)
    {
        foreach (var step in line.Steps)
        {
            top = Put(step.Id, middle, top);
            if (step.Lines.Count > 0)
                top = Place(step.Lines, middle, top);
            foreach (var foot in new[] { (step as ParallelGroup)?.JoinId, step.MergeId }.OfType<string>())
                top = Put(foot, middle, top);
        }

        return top;
    }

    private double Place(IReadOnlyList<StepLine> lines, double middle, double top)
    {
        var left = middle - (lines.Sum(WidthOf) / 2);
        var bottom = top;
        foreach (var line in lines)
        {
            var width = WidthOf(line);
            bottom = Math.Max(bottom, Place(line, left + (width / 2), top));
            left += width;
        }

        // A merge in front of the join, which the list doesn't show, stands between the two.
        var hasMerge = chart.Ways.Any(way => lines.SelectMany(line => line.Steps).Any(step => step.Id == way.Source) && chart.TypeOf(way.Target) == "Elsa.Sequence"
            && list.Find(way.Target) is null);
        return hasMerge ? bottom + Placing.SizeOf("Elsa.Sequence").Height + Placing.Space : bottom;
    }

    private static double WidthOf(StepLine line) => line.Steps.Select(step => step.Lines.Sum(WidthOf)).Append(Placing.Column).Max();

    private double Put(string id, double middle, double top)
    {
        var activity = chart.Find(id);
        placed.Add(id);
        Placing.Put(activity, middle, top);
        return Placing.BoxOf(activity)!.Value.Bottom + Placing.Space;
    }

    // What the list does not show: half way between its neighbours where it has some, else below everything.
    private double PutHidden(string id, double bottom)
    {
        var above = chart.Ways.Where(way => way.Target == id && placed.Contains(way.Source)).Select(way => way.Source).FirstOrDefault();
        var below = chart.Ways.Where(way => way.Source == id && placed.Contains(way.Target)).Select(way => way.Target).FirstOrDefault();
        placed.Add(id);
        if (above is null || below is null)
            return Put(id, Left + (Placing.Column / 2), bottom);
        Placing.Between(chart, id, above, below);
        return bottom;
    }
}
