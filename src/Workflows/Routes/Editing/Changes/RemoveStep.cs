using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>Takes a step away, or a parallel group or condition with all that stands in it.</summary>
/// <param name="Id">The step.</param>
public sealed record RemoveStep(string Id) : RouteEdit
{
    private protected override Refusal? Do(Chart chart, StepList list)
    {
        if (list.Find(Id) is not { } item)
            return Unknown;
        if (item is EndStep)
            return Refuse("end_stays", "“结束”不能删除；情形的去向可以改。", "An end can't be removed; where a case leads can be changed.");
        if (item is BackStep)
            return Refuse("back_stays", "这一步由系统随各步骤的“退回”维护，不能删除。", "This step follows the returns of the other steps and can't be removed.");
        if (Before(list, item) is not { } before || item.After is not { } after)
            return Refuse("not_clear", "它前后的连接无法用列表表示，请在 Studio 中删除。", "What leads to it or on from it has no place in the list; remove it in Studio.");

        return Remove(chart, item.Content().ToHashSet(StringComparer.Ordinal), before.From, after.To, () => chart.TakeOut(before, after));
    }

    /// <summary>Removes activities after <paramref name="close"/> has led the ways around them; refused where others still lead to them.</summary>
    /// <param name="chart">The flowchart.</param>
    /// <param name="gone">The activities.</param>
    /// <param name="led">The ports from outside whose ways are led around them.</param>
    /// <param name="next">What a return to one of them goes to instead.</param>
    /// <param name="close">Leads the ways.</param>
    internal static Refusal? Remove(Chart chart, HashSet<string> gone, IReadOnlyList<PortRef> led, string? next, Action close)
    {
        var instead = next is not null && !gone.Contains(next) ? next : null;
        var backs = chart.Read().All.OfType<BackStep>().Select(back => back.Id).ToHashSet(StringComparer.Ordinal);
        var others = chart.Ways
            .Where(way => gone.Contains(way.Target) && !gone.Contains(way.Source) && !led.Contains(new(way.Source, way.Port)))
            .ToList();
        if (others.Find(way => !backs.Contains(way.Source)) is { } other)
        {
            return Refuse(
                "leads_here",
                $"“{chart.TitleOf(other.Source)}”的“{Tasks.Outcomes.Label(other.Port).Zh}”通向“{chart.TitleOf(other.Target)}”，请先改它的去向。",
                $"'{Tasks.Outcomes.Label(other.Port).En}' of '{chart.TitleOf(other.Source)}' leads to '{chart.TitleOf(other.Target)}'; lead it elsewhere first.");
        }

        foreach (var (back, target) in others.Select(way => (way.Source, way.Target)).Distinct())
            Backs.Drop(chart, back, target, instead);
        close();
        chart.Remove(gone);
        return null;
    }
}
