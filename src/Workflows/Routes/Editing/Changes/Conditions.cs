using System.Text.Json.Nodes;
using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>Puts a condition somewhere: one case and “otherwise”, both empty at first.</summary>
/// <param name="Spot">Where.</param>
/// <param name="Title">What people will call it.</param>
/// <param name="Case">The name of its first case.</param>
public sealed record AddCondition(Spot Spot, string Title, string Case) : RouteEdit
{
    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.GapAt(Spot) is not { } gap)
            return NoSpot;
        if (string.IsNullOrWhiteSpace(Case) || Case == "Default")
            return Refuse("cases", "情形的名称不能为空，也不能重复。", "Cases need names that differ.");

        var (middle, top) = Placing.MakeRoom(chart, gap, 260);
        var id = chart.Add("condition", "Elsa.FlowSwitch", Title, new()
        {
            ["cases"] = new JsonArray(AddCase.Make(Case)),
            ["mode"] = Wrapped.Literal("Elsa.Workflows.SwitchMode, Elsa.Workflows.Core", "MatchFirst"),
        });
        var merge = AddMerge(chart, id);
        Placing.Put(chart.Find(id), middle, top);
        Placing.Put(chart.Find(merge), middle, top + 220);
        chart.Insert(gap, id, [new(merge, "Done")]);
        chart.Lead(new([new(id, Case), new(id, "Default")], null), merge);
        return null;
    }

    /// <summary>Adds the place where the cases of a condition meet.</summary>
    internal static string AddMerge(Chart chart, string conditionId)
    {
        var merge = chart.Add("merge", "Elsa.Sequence", "汇合");
        chart.Find(merge)["customProperties"]![RouteGraph.EndsCondition] = conditionId;
        return merge;
    }
}

/// <summary>Adds an empty case to a condition, before “otherwise”. It never holds until somebody says when.</summary>
/// <param name="ConditionId">The condition.</param>
/// <param name="Name">A name that no other case of it has.</param>
public sealed record AddCase(string ConditionId, string Name) : RouteEdit
{
    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.Find(ConditionId) is not ConditionStep condition)
            return Unknown;
        if (condition.IsDecision)
            return Refuse("decision", "“是／否”判断只有两种情形。", "A yes-or-no decision has two cases and no more.");
        if (string.IsNullOrWhiteSpace(Name) || condition.Cases.Any(one => one.Name == Name))
            return Refuse("cases", "情形的名称不能为空，也不能重复。", "Cases need names that differ.");
        if (condition.After is not { } after)
            return Refuse("no_meeting", "各情形不再汇合，新情形无处可去；请在 Studio 中添加。", "The cases never meet again, so a new one has nowhere to go; add it in Studio.");

        ((JsonArray)chart.Find(ConditionId)["cases"]!).Add((JsonNode)Make(Name));
        PortRef port = new(ConditionId, Name);
        if (condition.MergeId is { } merge)
            chart.Lead(new([port], null), merge);
        else
            chart.Join(after, [port]);
        return null;
    }

    internal static JsonObject Make(string label) => new()
    {
        ["label"] = label,
        ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = CaseCondition.Unset.ToScript() },
    };
}

/// <summary>Takes a case from a condition with all that stands in it.</summary>
/// <param name="ConditionId">The condition.</param>
/// <param name="Name">The case; “otherwise” and the last other one stay.</param>
public sealed record RemoveCase(string ConditionId, string Name) : RouteEdit
{
    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.Find(ConditionId) is not ConditionStep condition || condition.Cases.FirstOrDefault(one => one.Name == Name) is not { } gone)
            return Unknown;
        if (condition.IsDecision || Name == condition.Otherwise || condition.Cases.Count <= 2)
            return Refuse("case_stays", "“否则”和最后一种情形不能单独删除，可以删除整个条件。", "“Otherwise” and the last case stay; remove the condition as a whole.");
        if (LeadCase.IsLastToGoOn(condition, gone))
            return LeadCase.NobodyGoesOn;

        var content = gone.Steps.SelectMany(step => step.SelfAndInner()).SelectMany(step => step.Content()).ToHashSet(StringComparer.Ordinal);
        return RemoveStep.Remove(chart, content, gone.Head?.From ?? [], null, () =>
        {
            var cases = (JsonArray)chart.Find(ConditionId)["cases"]!;
            cases.Remove(CaseText.Objects(chart.Find(ConditionId)).First(item => CaseText.LabelOf(item) == Name));
            chart.RemoveWays(way => way.Source == ConditionId && way.Port == Name);
        });
    }
}

/// <summary>Says when a case holds.</summary>
/// <param name="ConditionId">The condition.</param>
/// <param name="Name">The case; not “otherwise”.</param>
/// <param name="Condition">When.</param>
public sealed record SetCase(string ConditionId, string Name, CaseCondition Condition) : RouteEdit
{
    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.Find(ConditionId) is not ConditionStep condition || Name == condition.Otherwise || condition.Cases.All(one => one.Name != Name))
            return Unknown;
        if (Condition.StepId is { } stepId && list.Find(stepId) is not PlainStep { IsHuman: true })
            return Unknown;
        var bound = Condition.Bound(chart);
        if (CaseCondition.Of(condition, Name) == bound)
            return Nothing;

        var activity = chart.Find(ConditionId);
        var script = new JsonObject { ["type"] = "JavaScript", ["value"] = bound.ToScript() };
        if (!condition.IsDecision)
            CaseText.Objects(activity).First(item => CaseText.LabelOf(item) == Name)["condition"] = script;
        else if (activity["condition"] is JsonObject wrapped)
            wrapped["expression"] = script;
        else
            activity["condition"] = new JsonObject { ["typeName"] = "Boolean", ["expression"] = script };
        return null;
    }
}

/// <summary>Leads a case elsewhere from its last step: on below the condition, to a step shown elsewhere, or to an end of its own.</summary>
/// <param name="ConditionId">The condition.</param>
/// <param name="Name">The case.</param>
/// <param name="To">Where it leads.</param>
public sealed record LeadCase(string ConditionId, string Name, WayTo To) : RouteEdit
{
    private protected override bool KeepsWays => false;

    internal static Refusal NobodyGoesOn { get; } = Refuse("nobody_goes_on", "至少要有一种情形继续往下走。", "At least one case has to go on.");

    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.Find(ConditionId) is not ConditionStep condition || condition.Cases.FirstOrDefault(one => one.Name == Name) is not { } line)
            return Unknown;
        if (To.Kind == WayToKind.Next ? line.End.Kind == LineEndKind.FlowsOn : To.Kind == WayToKind.Step && line.End == new LineEnd(LineEndKind.JumpsTo, To.ActivityId))
            return Nothing;
        if (condition.Continues == Name || (To.Kind != WayToKind.Next && IsLastToGoOn(condition, line)))
            return NobodyGoesOn;
        if (To.Kind == WayToKind.Next && condition.After is null)
            return NoSpot;
        if (To is { Kind: WayToKind.Step, ActivityId: var asked } && (asked is null || list.Find(asked) is null))
            return Unknown;

        // An end that stands last in the line gives way.
        var ends = line.Steps is [.., EndStep end] ? end : null;
        if (ends is not null && To.Kind == WayToKind.End)
            return Nothing;
        var tail = ends is null ? line.Tail : Before(list, ends);
        if (tail is null)
            return NoSpot;
        if (To.Kind == WayToKind.Next && condition.MergeId is null)
        {
            chart.Lead(tail, null);
            chart.Join(condition.After!, tail.From);
        }
        else
        {
            chart.Lead(tail, To.Kind switch
            {
                WayToKind.Next => condition.MergeId,
                WayToKind.Step => To.ActivityId,
                _ => Ends.Add(chart, tail.From[0].ActivityId),
            });
        }

        if (ends is not null && chart.Ways.All(way => way.Target != ends.Id))
            chart.Remove(new HashSet<string> { ends.Id });
        return null;
    }

    internal static bool IsLastToGoOn(ConditionStep condition, StepLine line) =>
        line.End.Kind == LineEndKind.FlowsOn && condition.Cases.Count(one => one.End.Kind == LineEndKind.FlowsOn) == 1;
}
