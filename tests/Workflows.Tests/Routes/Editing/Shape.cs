using BaseWorkflows.Workflows.Routes.Editing;

namespace BaseWorkflows.Workflows.Tests.Routes.Editing;

/// <summary>A list as nothing but ids in lines. It does edits by moving ids, so that it says what the real list should look like afterwards.</summary>
internal sealed class Shape
{
    private readonly List<Line> lines = [];

    public static Shape Of(StepList list)
    {
        var shape = new Shape();
        shape.lines.Add(LineOf("", list.Main));
        foreach (var side in list.Sides)
            shape.lines.Add(LineOf("", side.Line));
        return shape;
    }

    /// <summary>Does an edit; the ids of what is new are looked up in the list after it.</summary>
    public Shape After(RouteEdit change, StepList before, StepList after)
    {
        switch (change)
        {
            case AddStep add:
                Put(add.Spot, new(NewId(before, after), []));
                break;
            case AddGroup add:
                Put(add.Spot, new(NewId(before, after), [.. add.Branches.Select(name => new Line(name, []))]));
                break;
            case AddCondition add:
                Put(add.Spot, new(NewId(before, after), [new(add.Case, []), new("Default", [])]));
                break;
            case MoveStep move when !IsThere(move):
                var moved = Take(move.Id);
                Put(move.Spot, moved);
                MoveIntoCases(before);
                break;
            case RemoveStep remove:
                Take(remove.Id);
                MoveIntoCases(before);
                break;
            case AddBranch add:
                Find(add.GroupId).Lines.Add(new(add.Name, []));
                break;
            case AddCase add:
                Find(add.ConditionId).Lines.Insert(Find(add.ConditionId).Lines.Count - 1, new(add.Name, []));
                break;
            case RemoveBranch remove:
                var group = Find(remove.GroupId);
                group.Lines.RemoveAll(line => line.Name == remove.Name);
                if (group.Lines.Count == 1)
                    Replace(group, group.Lines[0].Items);
                break;
            case RemoveCase remove:
                Find(remove.ConditionId).Lines.RemoveAll(line => line.Name == remove.Name);
                break;
            case RenameLine rename:
                Find(rename.OwnerId).Lines.Single(line => line.Name == rename.Name).Name = rename.NewName;
                break;
        }

        return this;
    }

    public override string ToString() =>
        string.Join(" // ", lines.Take(1).Select(Written).Concat(lines.Skip(1).Where(line => line.Items.Count > 0).Select(Written).Order(StringComparer.Ordinal)));

    private static string Written(Line line) => string.Join(' ', line.Items.Select(item =>
        item.Lines.Count == 0 ? item.Id : $"{item.Id} {{{string.Join(" | ", item.Lines.Select(inner => $"{inner.Name}: {Written(inner)}".Trim()))}}}"));

    private static Line LineOf(string name, StepLine line) => new(name, [.. line.Steps.Select(step => new Item(step.Id, [.. step.Lines.Select(inner => LineOf(inner.Name, inner))]))]);

    private static string NewId(StepList before, StepList after) => after.All.Select(item => item.Id).Except(before.All.Select(item => item.Id)).FirstOrDefault("what was added");

    private IEnumerable<Line> All() => lines.SelectMany(Inside);

    private static IEnumerable<Line> Inside(Line line) => line.Items.SelectMany(item => item.Lines).SelectMany(Inside).Prepend(line);

    private Item Find(string id) => All().SelectMany(line => line.Items).First(item => item.Id == id);

    private Line Home(string id) => All().First(line => line.Items.Exists(item => item.Id == id));

    private bool IsThere(MoveStep move) => move.Spot == Spot.After(move.Id) || move.Spot == Spot.Before(move.Id)
        || (PlaceOf(move.Spot) is var (line, index) && (line.Items.ElementAtOrDefault(index)?.Id == move.Id || line.Items.ElementAtOrDefault(index - 1)?.Id == move.Id));

    private Item Take(string id)
    {
        var item = Find(id);
        Home(id).Items.Remove(item);
        return item;
    }

    /// <summary>A side line to which only a case, or steps of it, lead any more is shown in that case.</summary>
    private void MoveIntoCases(StepList before)
    {
        foreach (var first in before.Sides.Select(side => side.Line.Steps is [var step, ..] ? step.Id : ""))
        {
            var owner = before.All.FirstOrDefault(item => item.Lines.Any(line => line.End == new LineEnd(LineEndKind.JumpsTo, first)));
            if (owner is not ConditionStep || lines.Skip(1).FirstOrDefault(line => line.Items is [var item, ..] && item.Id == first) is not { } line
                || All().SelectMany(one => one.Items).FirstOrDefault(item => item.Id == owner.Id) is not { } condition)
            {
                continue;
            }

            var into = condition.Lines.Single(one => one.Name == owner.Lines.First(way => way.End.ActivityId == first).Name);
            var leading = before.All.OfType<PlainStep>().Where(step => step.Ways.Any(way => way.Target == first && way.Kind != WayKind.Next)).Select(step => step.Id);
            if (leading.Intersect(All().Except(Inside(into)).Except(Inside(line)).SelectMany(one => one.Items).Select(item => item.Id)).Any())
                continue;
            into.Items.AddRange(line.Items);
            line.Items.Clear();
        }
    }

    private void Replace(Item item, List<Item> items)
    {
        var home = Home(item.Id);
        var index = home.Items.IndexOf(item);
        home.Items.RemoveAt(index);
        home.Items.InsertRange(index, items);
    }

    private void Put(Spot spot, Item item)
    {
        var (line, index) = PlaceOf(spot);
        line.Items.Insert(index, item);
    }

    private (Line Line, int Index) PlaceOf(Spot spot) => spot.Kind switch
    {
        SpotKind.Beginning => (lines[0], 0),
        SpotKind.First => (Find(spot.Id).Lines.Single(line => line.Name == spot.Port), 0),
        var kind => (Home(spot.Id), Home(spot.Id).Items.FindIndex(item => item.Id == spot.Id) + (kind == SpotKind.After ? 1 : 0)),
    };

    private sealed class Line(string name, List<Item> items)
    {
        public string Name { get; set; } = name;

        public List<Item> Items { get; } = items;
    }

    private sealed record Item(string Id, List<Line> Lines);
}
