using System.Text.Json.Nodes;
using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>Puts a parallel group somewhere: its branches are empty at first and all have to be done.</summary>
/// <param name="Spot">Where.</param>
/// <param name="Title">What people will call it.</param>
/// <param name="Branches">At least two different names.</param>
public sealed record AddGroup(Spot Spot, string Title, IReadOnlyList<string> Branches) : RouteEdit
{
    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.GapAt(Spot) is not { } gap)
            return NoSpot;
        if (Branches.Count < 2 || Branches.Any(string.IsNullOrWhiteSpace) || Branches.Distinct(StringComparer.Ordinal).Count() < Branches.Count)
            return Refuse("branches", "并行分支至少两个，名称不能重复。", "A parallel group has at least two branches with different names.");

        var (middle, top) = Placing.MakeRoom(chart, gap, 240);
        var fork = chart.Add("parallel", "Elsa.FlowFork", Title, new() { ["branches"] = Wrapped.List("String[]", Branches) });
        var join = chart.Add("join", "Elsa.FlowJoin", "汇合", new() { ["mode"] = Wrapped.Literal(SetJoin.ModeType, "WaitAll") });
        Placing.Put(chart.Find(fork), middle, top);
        Placing.Put(chart.Find(join), middle, top + 200);
        chart.Insert(gap, fork, [new(join, "Done")]);
        foreach (var branch in Branches)
            chart.Lead(new([new(fork, branch)], null), join);
        return null;
    }
}

/// <summary>Adds an empty branch to a parallel group.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Name">A name that no other branch of it has.</param>
public sealed record AddBranch(string GroupId, string Name) : RouteEdit
{
    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.Find(GroupId) is not ParallelGroup { After: { } after } group)
            return Unknown;
        if (string.IsNullOrWhiteSpace(Name) || group.Branches.Any(branch => branch.Name == Name))
            return Refuse("branches", "分支的名称不能为空，也不能重复。", "Branches need names that differ.");

        LineNames.Write(chart.Find(GroupId), [.. group.Branches.Select(branch => branch.Name), Name]);
        chart.Lead(new([new(GroupId, Name)], null), group.JoinId ?? after.To);
        return null;
    }
}

/// <summary>
/// Takes a branch from a parallel group with all that stands in it. Of two branches, the other one's steps take the group's place.
/// </summary>
/// <param name="GroupId">The group.</param>
/// <param name="Name">The branch.</param>
public sealed record RemoveBranch(string GroupId, string Name) : RouteEdit
{
    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.Find(GroupId) is not ParallelGroup { After: { } after } group || group.Branches.FirstOrDefault(one => one.Name == Name) is not { } branch)
            return Unknown;
        if (Before(list, group) is not { } before)
            return NoSpot;

        var gone = branch.Steps.SelectMany(step => step.SelfAndInner()).SelectMany(step => step.Content()).ToHashSet(StringComparer.Ordinal);
        if (group.Branches.Count > 2)
        {
            return RemoveStep.Remove(chart, gone, branch.Head?.From ?? [], null, () =>
            {
                LineNames.Write(chart.Find(GroupId), [.. group.Branches.Select(one => one.Name).Where(name => name != Name)]);
                chart.RemoveWays(way => way.Source == GroupId && way.Port == Name);
            });
        }

        gone.UnionWith(new[] { group.Id, group.JoinId, group.MergeId }.OfType<string>());
        var rest = group.Branches.First(one => one != branch);
        return RemoveStep.Remove(chart, gone, [.. before.From, .. rest.Tail?.From ?? []], rest.Steps.Count > 0 ? rest.Steps[0].Id : after.To, () =>
        {
            if (rest.Steps.Count > 0 && rest.End.Kind == LineEndKind.FlowsOn)
                chart.Lead(rest.Tail!, after.To);
            chart.Lead(before, rest.Steps.Count > 0 ? rest.Steps[0].Id : after.To);
        });
    }
}

/// <summary>Says whether a parallel group goes on when all branches are done, or when the first one is.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="WaitsForAll">Whether all have to be done.</param>
public sealed record SetJoin(string GroupId, bool WaitsForAll) : RouteEdit
{
    internal const string ModeType = "Elsa.Workflows.Activities.Flowchart.Models.FlowJoinMode, Elsa.Workflows.Core";

    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.Find(GroupId) is not ParallelGroup { JoinId: { } join } group)
            return Unknown;
        if (group.WaitsForAll == WaitsForAll)
            return Nothing;
        Wrapped.Set(chart.Find(join), "mode", ModeType, WaitsForAll ? "WaitAll" : "WaitAny");
        return null;
    }
}

/// <summary>Gives a branch or case another name.</summary>
/// <param name="OwnerId">The group or condition.</param>
/// <param name="Name">The branch or case; “otherwise” keeps its name.</param>
/// <param name="NewName">A name that no other one of it has.</param>
public sealed record RenameLine(string OwnerId, string Name, string NewName) : RouteEdit
{
    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.Find(OwnerId) is not { } owner || owner.Lines.All(line => line.Name != Name) || owner is ConditionStep { IsDecision: true })
            return Unknown;
        if (Name == NewName)
            return Nothing;
        if (string.IsNullOrWhiteSpace(NewName) || owner.Lines.Any(line => line.Name == NewName) || owner is ConditionStep { Otherwise: var fixedName } && fixedName == Name)
            return Refuse("branches", "分支的名称不能为空，也不能重复。", "Branches need names that differ.");

        if (owner is ParallelGroup group)
            LineNames.Write(chart.Find(OwnerId), [.. group.Branches.Select(line => line.Name == Name ? NewName : line.Name)]);
        else
            CaseText.Objects(chart.Find(OwnerId)).First(item => CaseText.LabelOf(item) == Name)["label"] = NewName;
        chart.RenamePort(OwnerId, Name, NewName);
        return null;
    }
}

internal static class LineNames
{
    public static void Write(JsonObject fork, IEnumerable<string> names) =>
        Wrapped.Set(fork, "branches", "String[]", new JsonArray([.. names.Select(name => (JsonNode)name)]));
}
