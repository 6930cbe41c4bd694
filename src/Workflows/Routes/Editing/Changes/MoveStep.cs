using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>Moves a step, or a parallel group or condition with all that stands in it.</summary>
/// <param name="Id">The step.</param>
/// <param name="Spot">Where to; where it stands already, nothing changes.</param>
public sealed record MoveStep(string Id, Spot Spot) : RouteEdit
{
    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.Find(Id) is not { } item)
            return Unknown;
        if (item is EndStep or BackStep || Before(list, item) is not { } before || item.After is not { } after)
            return Refuse("stays", "这一步的位置是固定的，不能移动。", "This step has its place and can't be moved.");

        var content = item.Content().ToHashSet(StringComparer.Ordinal);
        if (content.Contains(Spot.Id) && Spot != Spot.After(Id) && Spot != Spot.Before(Id))
            return Refuse("into_itself", "不能把它移到自己里面。", "It can't be moved into itself.");
        if (list.GapAt(Spot) is not { } target)
            return NoSpot;
        if (Same(target, before) || Same(target, after))
            return Nothing;

        chart.TakeOut(before, after);
        if (chart.Read().GapAt(Spot) is not { } gap)
            return NoSpot;
        Place(chart, gap, content);
        chart.Insert(gap, Id, after.From);
        return null;
    }

    // What others return to is a line of its own where only a case leads to it: it would not stand where it was put.
    private protected override Refusal? Misplaced(StepList before, StepList after) => after.StandsAt(Id, Spot)
        ? null
        : Refuse(
            "leads_here", $"别的步骤退回到“{before.Find(Id)!.Title}”，所以它不能放在那里；请先改那些“退回”的去向。",
            $"Other steps return to '{before.Find(Id)!.Title}', so it can't stand there; lead those returns elsewhere first.");

    private static bool Same(Gap one, Gap other) => one.To == other.To && one.From.SequenceEqual(other.From);

    private void Place(Chart chart, Gap gap, HashSet<string> content)
    {
        var placed = chart.Activities.Where(activity => content.Contains(Chart.IdOf(activity)))
            .Select(activity => (Activity: activity, Box: Placing.BoxOf(activity))).Where(one => one.Box is not null).ToList();
        if (Placing.BoxOf(chart.Find(Id)) is not { } own)
            return;
        var top = placed.Min(one => one.Box!.Value.Y);
        var (middle, room) = Placing.MakeRoom(chart, gap, placed.Max(one => one.Box!.Value.Bottom) - top, content);
        foreach (var (activity, box) in placed)
            Placing.Put(activity, box!.Value.Middle + middle - own.Middle, box.Value.Y + room - top);
    }
}
