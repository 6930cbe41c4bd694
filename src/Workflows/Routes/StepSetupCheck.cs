using System.Globalization;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Routes.Editing;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Routes;

/// <summary>Finds human tasks that are set up in a way that makes no sense; what a script finds is left alone.</summary>
internal static class StepSetupCheck
{
    private static readonly string[] OneIsAsked = ["", "College", "Department", "Unit", "Applicant"];

    /// <summary>What is wrong, in the order of the steps.</summary>
    public static IEnumerable<RouteFinding> Judge(WorkflowDefinition definition, TaskTypeRegistry types, StateSpace space)
    {
        foreach (var step in definition.Activities.Where(activity => activity.Type == HumanTaskActivity.TypeName))
        {
            foreach (var (rule, severity, message) in Mode(step).Concat(Days(step, types)).Concat(Escalation(step, types)).Concat(Returns(step)))
            {
                yield return new RouteFinding(
                    $"task.{rule}", severity, step.Id, new($"“{step.DisplayText}”{message.Zh}", $"'{step.DisplayText}' {message.En}"), null,
                    RouteCheck.Steps(space.PathTo(step) ?? []));
            }
        }
    }

    private static IEnumerable<Found> Mode(ActivityNode step)
    {
        if (step.Setting("mode") is not { IsScript: false, Text: var text })
            yield break;
        var mode = TaskMode.Single;
        if (text.Length > 0 && (!Enum.TryParse(text, out mode) || !Enum.IsDefined(mode)))
        {
            yield return Error("unknown_mode", $"的办理方式“{text}”不存在。", $"has the mode '{text}', which does not exist.");
            yield break;
        }

        var threshold = step.Setting("threshold");
        if (mode == TaskMode.Vote && !threshold.IsScript && VoteThreshold.Parse(threshold.Text) is null)
            yield return Error("threshold_missing", "是票签，但没有写明通过票数（如 3、60% 或 >50%）。", "is a vote without the votes that it needs (such as 3, 60% or >50%).");
        if (mode != TaskMode.Vote && threshold.Text.Length > 0)
            yield return Warning("threshold_unused", "写了通过票数，但不是票签，不起作用。", "says how many votes it needs, but is no vote.");
        if (mode != TaskMode.Single && step.Setting("scope") is { IsScript: false, Text: var scope } && OneIsAsked.Contains(scope))
            yield return Warning("mode_for_one", $"只问一方，“{mode.Title().Zh}”不起作用。", $"asks one party only, so that '{mode.Title().En}' makes no difference.");
    }

    private static IEnumerable<Found> Days(ActivityNode step, TaskTypeRegistry types)
    {
        foreach (var input in new[] { "dueInDays", "remindBeforeDays", "escalateAfterDays" })
        {
            if (step.Setting(input) is { IsScript: false, Text: { Length: > 0 } text } && Number(text) is null)
            {
                var name = HumanTaskDescriptor.Instance.Inputs.Single(one => one.Name == input).DisplayName;
                yield return Error("bad_days", $"的“{name.Zh}”应为正整数。", $"has '{text}' for '{name.En}', which is no positive whole number.");
            }
        }

        if (HasNoDeadline(step, types) && IsSet(step, "remindBeforeDays"))
            yield return Error("reminder_without_deadline", "要提前提醒，但没有期限。", "is to be reminded of before it is due, but has no deadline.");
        else if (Number(step.Setting("remindBeforeDays").Text) is { } before && Number(step.Setting("dueInDays").Text) is { } due && before >= due)
            yield return Error("reminder_too_early", $"期限 {due} 个工作日，提前 {before} 个工作日提醒就是一开始提醒。", $"is due in {due} working days; a reminder {before} before that would come with the task.");
    }

    private static IEnumerable<Found> Escalation(ActivityNode step, TaskTypeRegistry types)
    {
        var (after, to) = (IsSet(step, "escalateAfterDays"), step.Setting("escalateTo"));
        if (after && HasNoDeadline(step, types))
            yield return Error("escalation_without_deadline", "要超期上报，但没有期限。", "is to be escalated once overdue, but has no deadline.");
        if (to is { IsScript: false, Text.Length: > 0 } && (!Enum.TryParse<Role>(to.Text, out var role) || !CandidateKey.CanBeGivenTasks(role)))
            yield return Error("escalation_role", $"的上报对象“{to.Text}”不是可以办理任务的角色。", $"is escalated to '{to.Text}', which is no role that can be given tasks.");
        else if (after != IsSet(step, "escalateTo"))
            yield return Error("escalation_incomplete", "的超期上报要同时写明几个工作日后、上报给哪个角色。", "needs both for an escalation: after how many working days, and to which role.");
    }

    private static IEnumerable<Found> Returns(ActivityNode step)
    {
        var graph = step.Parent is { Type: "Elsa.Flowchart" } flowchart ? new RouteGraph(flowchart) : null;
        foreach (var outcome in step.Setting("outcomes").Texts)
        {
            if (Outcomes.TargetOf(outcome) is not { } target)
                continue;
            var earlier = graph?.Nodes.FirstOrDefault(node => node.Id == target && node.Type == HumanTaskActivity.TypeName);
            if (graph is null || earlier is null)
                yield return Error("return_unknown", $"可以退回到“{target}”，但没有这个环节。", $"may return to '{target}', which is no step beside it.");
            else if (!graph.IsEarlier(target, step.Id))
                yield return Error("return_not_earlier", $"可以退回到“{earlier.DisplayText}”，但那不是它之前的环节。", $"may return to '{earlier.DisplayText}', which is no earlier step.");
            else if (graph.Targets(step.Id, outcome).Count > 0 && !graph.LeadsTo(step.Id, outcome, target))
                yield return Error("return_elsewhere", $"“退回{earlier.DisplayText}”的连线没有通到那里。", $"says that it returns to '{earlier.DisplayText}', but the way leads elsewhere.");
        }
    }

    private static bool IsSet(ActivityNode step, string input) => step.Setting(input) is { IsScript: true } or { Text.Length: > 0 };

    private static bool HasNoDeadline(ActivityNode step, TaskTypeRegistry types) => !IsSet(step, "dueInDays") && !types.HasCaseDeadline(step);

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static Found Error(string rule, string zh, string en) => new(rule, FindingSeverity.Error, new(zh, en));

    private static Found Warning(string rule, string zh, string en) => new(rule, FindingSeverity.Warning, new(zh, en));

    private sealed record Found(string Rule, FindingSeverity Severity, Text Message);
}
