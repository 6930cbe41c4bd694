using BaseWorkflows.Domain;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Routes.Lawfulness;

/// <summary>Holds a route against the rules of the regulation, over all its runs.</summary>
public sealed class LawfulnessCheck(RegulationRules rules)
{
    /// <summary>What the rules of a route take an activity for; the order of what one rule tells apart has to be explored in full.</summary>
    public Func<ActivityNode, IReadOnlyList<Watch>> Watches(WorkflowDefinition definition)
    {
        var watching = rules.Rules.OfType<PathRule>().Where(rule => rule.HoldsFor(definition.DefinitionId)).ToList();
        return activity => [.. watching.SelectMany((rule, number) => Enumerable.Range(0, rule.Steps.Count).Where(step => rule.Steps[step].Is(activity)).Select(step => new Watch(number, step)))];
    }

    /// <summary>What breaks the regulation, in the order of the rules.</summary>
    /// <param name="definition">The route.</param>
    /// <param name="space">All its states.</param>
    public IReadOnlyList<RouteFinding> Judge(WorkflowDefinition definition, StateSpace space)
    {
        var findings = new List<RouteFinding>();
        foreach (var rule in rules.Rules.Where(rule => rule.HoldsFor(definition.DefinitionId)))
        {
            switch (rule)
            {
                case PathRule path:
                    if (PathSearch.Break(path, space) is { } broken)
                        findings.Add(Broken(path, broken));
                    break;
                case StepDemand demand:
                    findings.AddRange(definition.Activities.Where(demand.Step.Is)
                        .SelectMany(activity => new[] { Held(demand, activity, space), HeldWhenEscalated(demand, activity, space) }).OfType<RouteFinding>());
                    break;
                case DifferentRoles different:
                    findings.AddRange(SameRoles(different, definition, space));
                    break;
            }
        }

        return findings;
    }

    private static RouteFinding Broken(PathRule rule, PathSearch.Found broken)
    {
        var missing = rule.Missing(broken.State);
        var at = broken.At;
        var message = at is null
            ? new Text($"有一种走法结束时没有做到：{rule.Demand.Zh}", $"One way to the end leaves this out: {rule.Demand.En}")
            : missing is { } text
                ? new Text($"有一种走法到达“{at.DisplayText}”时还没有{text.Zh}。{rule.Demand.Zh}", $"One way comes to '{at.DisplayText}' without {text.En}. {rule.Demand.En}")
                : new Text($"有一种走法会到达“{at.DisplayText}”：{rule.Demand.Zh}", $"One way comes to '{at.DisplayText}': {rule.Demand.En}");
        return Finding(rule, FindingSeverity.Error, at?.Id, message, broken.Path);
    }

    private static RouteFinding? Held(StepDemand demand, ActivityNode activity, StateSpace space)
    {
        var (known, value) = Literal(activity, demand.Input);
        if (known && value is not null && demand.Allowed.Contains(value))
            return null;
        return known
            ? Finding(demand, FindingSeverity.Error, activity.Id, new(
                $"“{activity.DisplayText}”不符合：{demand.Demand.Zh}", $"'{activity.DisplayText}' is set up otherwise: {demand.Demand.En}"), space.PathTo(activity) ?? [])
            : Finding(demand, FindingSeverity.Warning, activity.Id, new(
                $"“{activity.DisplayText}”的设置要到运行时才知道，无法检查：{demand.Demand.Zh}",
                $"How '{activity.DisplayText}' is set up is known in a run only, so this can't be checked: {demand.Demand.En}"), space.PathTo(activity) ?? []);
    }

    // Whoever a step is escalated to may do it too; by a copy they only read it.
    private static RouteFinding? HeldWhenEscalated(StepDemand demand, ActivityNode activity, StateSpace space)
    {
        var (to, kind) = (Literal(activity, "escalateTo"), Literal(activity, "escalateAs"));
        if (demand.Input != "role" || to is (true, null or "") || kind.Value == nameof(EscalationKind.Copy) || (to.Value is not null && demand.Allowed.Contains(to.Value)))
            return null;
        return Finding(demand, to.IsKnown && kind.IsKnown ? FindingSeverity.Error : FindingSeverity.Warning, activity.Id, new(
            $"“{activity.DisplayText}”超期上报后可由别的角色办理，可改为抄送。{demand.Demand.Zh}",
            $"'{activity.DisplayText}' may be done by another role once it is escalated; a copy would do. {demand.Demand.En}"), space.PathTo(activity) ?? []);
    }

    private static IEnumerable<RouteFinding> SameRoles(DifferentRoles rule, WorkflowDefinition definition, StateSpace space)
    {
        var ones = definition.Activities.Where(activity => rule.One.Any(step => step.Is(activity)))
            .Select(activity => (Activity: activity, Role: Literal(activity, "role").Value)).Where(one => one.Role is not null).ToList();
        foreach (var other in definition.Activities.Where(activity => rule.Other.Any(step => step.Is(activity))))
        {
            var role = Literal(other, "role").Value;
            if (role is not null && ones.Find(one => one.Role == role) is { Activity: { } same })
            {
                yield return Finding(rule, FindingSeverity.Error, other.Id, new(
                    $"“{other.DisplayText}”与“{same.DisplayText}”由同一角色办理。{rule.Demand.Zh}",
                    $"'{other.DisplayText}' and '{same.DisplayText}' are done by the same role. {rule.Demand.En}"), space.PathTo(other) ?? []);
            }
        }
    }

    private static RouteFinding Finding(LawfulnessRule rule, FindingSeverity severity, string? activityId, Text message, IReadOnlyList<RunStep> path) =>
        new(rule.Code, severity, activityId, message, rule.Clause.Number, RouteCheck.Steps(path));

    private static string? Default(ActivityNode activity, string input) => activity.Type == HumanTaskActivity.TypeName
        ? HumanTaskDescriptor.Instance.Inputs.FirstOrDefault(one => one.Name == input)?.Default?.ToString()
        : null;

    /// <summary>The value of an input where it is written down; what is left out counts as its default.</summary>
    private static (bool IsKnown, string? Value) Literal(ActivityNode activity, string input) => activity.Input(input) switch
    {
        null => (true, activity.Json[input] is System.Text.Json.Nodes.JsonValue raw ? raw.ToString() : Default(activity, input)),
        { Type: "Literal" } literal => (true, literal.Value?.ToString()),
        _ => (false, null),
    };
}
