using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>Puts a new step somewhere.</summary>
/// <param name="Spot">Where.</param>
/// <param name="Template">What it is made from.</param>
public sealed record AddStep(Spot Spot, StepTemplate Template) : RouteEdit
{
    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.GapAt(Spot) is not { } gap)
            return NoSpot;

        var ways = Template.IsHuman ? Ways(list, gap) : [new("Done", null)];
        var inputs = new JsonObject();
        foreach (var (name, value) in Template.Inputs)
            inputs[name] = value.DeepClone();
        if (Template.IsHuman)
            inputs["outcomes"] = Wrapped.List("Object", ways.Select(way => way.Outcome));

        var (middle, top) = Placing.MakeRoom(chart, gap, Placing.SizeOf(Template.Type).Height);
        var id = chart.Add("step", Template.Type, Template.Title, inputs);
        Placing.Put(chart.Find(id), middle, top);
        chart.Insert(gap, id, [new(id, ways[0].Outcome)]);
        foreach (var way in ways.Where(way => way.Target is not null))
            chart.Lead(new([new(id, way.Outcome)], null), way.Target);
        Backs.Update(chart, id);
        return null;
    }

    // The new step rejects and returns to where the other steps of this route do; without an example, to the step before it, where there is one
    // that every case has come through. Out of a parallel branch nothing leads by itself: it would cut the other branches off.
    private List<(string Outcome, string? Target)> Ways(StepList list, Gap gap)
    {
        var isInBranch = list.GroupAround(Spot) is not null;
        List<(string Outcome, string? Target)> ways = [];
        foreach (var outcome in Template.Outcomes.Count > 0 ? Template.Outcomes : ["Done"])
        {
            if (ways.Count == 0)
                ways.Add((outcome, null));
            else if (!isInBranch && Habit(list, outcome) is { } usual)
                ways.Add((outcome, usual));
            else if (outcome == "Return" && gap.From.Select(from => from.ActivityId).Distinct().ToList() is [var before] && list.Find(before) is PlainStep { IsHuman: true })
                ways.Add((outcome, before));
        }

        return ways;
    }

    private static string? Habit(StepList list, string outcome) => list.All.OfType<PlainStep>().Where(step => step.IsHuman)
        .SelectMany(step => step.Ways)
        .Where(way => way.Outcome == outcome && way.Kind == WayKind.Aside && list.Sides.Any(side => side.Line.Steps is [var first, ..] && first.Id == way.Target))
        .GroupBy(way => way.Target).MaxBy(group => group.Count())?.Key;
}

/// <summary>What a new step is made from.</summary>
/// <param name="Type">The activity's type.</param>
/// <param name="Title">What people will call it.</param>
/// <param name="Inputs">Its inputs as they stand in the JSON, without <c>outcomes</c>.</param>
/// <param name="Outcomes">Its outcomes from best to worst, where people do it; the route decides which of the others it gets.</param>
public sealed record StepTemplate(string Type, string Title, IReadOnlyDictionary<string, JsonNode> Inputs, IReadOnlyList<string> Outcomes)
{
    /// <summary>Whether people do it.</summary>
    public bool IsHuman => Type == HumanTaskActivity.TypeName;
}
