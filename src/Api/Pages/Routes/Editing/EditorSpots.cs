using BaseWorkflows.Workflows.Routes.Editing;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Pages.Routes.Editing;

/// <summary>Spots in words, and where a step can move to.</summary>
internal static class EditorSpots
{
    /// <summary>The spot in words, such as 在“研究生处受理”之后.</summary>
    public static string Say(StepList list, Spot spot) => spot.Kind switch
    {
        SpotKind.Beginning => W.AtBeginning,
        SpotKind.First => W.AtTopOf(list.Find(spot.Id)?.Title ?? "", StepWords.LineName(list.Find(spot.Id), spot.Port)),
        SpotKind.Before => W.BeforeStep(list.Find(spot.Id)?.Title ?? ""),
        _ => W.AfterStep(list.Find(spot.Id)?.Title ?? ""),
    };

    /// <summary>The spot at the top of a line.</summary>
    public static Spot? HeadOf(StepList list, StepLine line)
    {
        if (line.Head is null)
            return null;
        if (ReferenceEquals(line, list.Main))
            return Spot.Beginning;
        return list.All.FirstOrDefault(item => item.Lines.Contains(line)) is { } owner
            ? Spot.First(owner.Id, line.Name)
            : line.Steps is [var first, ..] ? Spot.Before(first.Id) : null;
    }

    /// <summary>Every spot that a step can move to, in the order of the page.</summary>
    public static IReadOnlyList<Spot> For(StepList list, StepItem item)
    {
        var own = item.SelfAndInner().Select(inner => inner.Id).ToHashSet(StringComparer.Ordinal);
        List<Spot> spots = [];
        AddLine(list.Main);
        foreach (var side in list.Sides)
            AddLine(side.Line);
        return spots;

        void AddLine(StepLine line)
        {
            if (HeadOf(list, line) is { } head && !own.Contains(head.Id))
                spots.Add(head);
            foreach (var step in line.Steps.Where(step => !own.Contains(step.Id)))
            {
                foreach (var inner in step.Lines)
                    AddLine(inner);
                if (step.After is not null)
                    spots.Add(Spot.After(step.Id));
            }
        }
    }

    /// <summary>One place up in its line, or out of it at the top; null where it stands first on the main line.</summary>
    public static Spot? Up(StepList list, StepItem item)
    {
        var (line, index) = PlaceOf(list, item);
        if (index > 1)
            return Spot.After(line.Steps[index - 2].Id);
        if (index == 1)
            return HeadOf(list, line);
        return list.All.FirstOrDefault(owner => owner.Lines.Contains(line)) is { } outer && PlaceOf(list, outer) is var (around, at)
            ? at == 0 ? HeadOf(list, around) : Spot.After(around.Steps[at - 1].Id)
            : null;
    }

    /// <summary>One place down in its line, or out of it at the bottom; null where nothing can come before what follows.</summary>
    public static Spot? Down(StepList list, StepItem item)
    {
        var (line, index) = PlaceOf(list, item);
        if (index + 1 < line.Steps.Count)
            return line.Steps[index + 1].After is null ? null : Spot.After(line.Steps[index + 1].Id);
        return list.All.FirstOrDefault(owner => owner.Lines.Contains(line)) is { After: not null } outer ? Spot.After(outer.Id) : null;
    }

    private static (StepLine Line, int Index) PlaceOf(StepList list, StepItem item)
    {
        var line = list.LineOf(item.Id)!;
        return (line, line.Steps.ToList().FindIndex(step => step.Id == item.Id));
    }
}
