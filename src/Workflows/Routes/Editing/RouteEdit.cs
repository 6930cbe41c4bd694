using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Routes.Editing;

/// <summary>One change of a route, made in its list and carried out in the definition.</summary>
public abstract record RouteEdit
{
    private protected RouteEdit()
    {
    }

    internal Result<WorkflowDefinition> On(WorkflowDefinition definition)
    {
        var list = StepList.Of(definition);
        Refusal? refusal = null;
        var changed = definition.With(document => refusal = Do(new Chart(document), list));
        if (refusal is { Code: NothingToDo })
            return definition;
        if (refusal is not null)
            return refusal;

        var after = StepList.Of(changed);
        if (Unsettled(list, after) is { } condition)
            return On(definition.With(document => Settle(new Chart(document), condition)));
        refusal = (KeepsWays ? WayLost(list, after) : null) ?? Misplaced(list, after);
        return refusal is null ? changed : refusal;
    }

    /// <summary>What <see cref="Do"/> answers where all is as it should be already.</summary>
    private protected const string NothingToDo = "edit.nothing";

    /// <summary>
    /// Whether it must leave alone where outcomes lead: a rejection must not become an approval because two steps changed places.
    /// </summary>
    private protected virtual bool KeepsWays => true;

    /// <summary>Why the list after the change does not show it as it was asked for; null where it does.</summary>
    private protected virtual Refusal? Misplaced(StepList before, StepList after) => null;

    /// <summary>Carries it out.</summary>
    /// <param name="chart">The flowchart, a copy.</param>
    /// <param name="list">The list before the change.</param>
    /// <returns>Why it can't be; the copy is thrown away then.</returns>
    private protected abstract Refusal? Do(Chart chart, StepList list);

    private protected static Refusal Refuse(string code, string zh, string en) => new(RefusalKind.RuleBroken, $"edit.{code}", new(zh, en));

    private protected static Refusal Nothing { get; } = Refuse("nothing", "没有变化。", "Nothing changes.");

    // What it was called nobody knows any more; its id tells people nothing.
    private protected static Refusal Unknown { get; } = Refuse(
        "unknown_step", "这个步骤已不在流程中，可能刚被别人删除。", "This step is no longer in the route; somebody may just have removed it.");

    private protected static Refusal NoSpot { get; } = Refuse(
        "no_spot", "这里不能放步骤。", "No step can be put there.");

    // Where a condition has no place of its own at which its cases meet, the list finds one by looking; the change must not move it.
    private static ConditionStep? Unsettled(StepList before, StepList after) => before.All.OfType<ConditionStep>().FirstOrDefault(condition =>
        condition is { MergeId: null, After: not null } && after.Find(condition.Id) is ConditionStep now && now.Continues != condition.Continues);

    private static void Settle(Chart chart, ConditionStep condition)
    {
        var merge = AddCondition.AddMerge(chart, condition.Id);
        Placing.Between(chart, merge, condition.Id, condition.After!.To ?? condition.Id);
        chart.Insert(condition.After, merge, [new(merge, "Done")]);
    }

    private static Refusal? WayLost(StepList before, StepList after)
    {
        foreach (var step in before.All.OfType<PlainStep>())
        {
            if (after.Find(step.Id) is not PlainStep now)
                continue;
            foreach (var (was, isNow) in step.Ways.Join(now.Ways, way => way.Outcome, way => way.Outcome, (was, isNow) => (was, isNow)))
            {
                if (was.Kind == isNow.Kind)
                    continue;
                var label = Outcomes.Label(was.Outcome);
                return Refuse(
                    "way_lost",
                    $"“{step.Title}”的“{label.Zh}”会因此走向别处，请先改它的去向。",
                    $"'{label.En}' of '{step.Title}' would lead elsewhere; lead it to another place first.");
            }
        }

        return null;
    }

    private protected static Gap? Before(StepList list, StepItem item)
    {
        var line = list.LineOf(item.Id)!;
        var index = line.Steps.ToList().FindIndex(step => step.Id == item.Id);
        return index == 0 ? line.Head : line.Steps[index - 1].After;
    }
}
