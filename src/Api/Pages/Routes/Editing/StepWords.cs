using BaseWorkflows.Api.Components.Words;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Engine;
using BaseWorkflows.Workflows.Routes.Editing;
using BaseWorkflows.Workflows.Tasks;
using W = BaseWorkflows.Api.Components.Words.Words;

namespace BaseWorkflows.Api.Pages.Routes.Editing;

/// <summary>Steps of a route in words, as the cards say them.</summary>
internal static class StepWords
{
    /// <summary>Who does a step.</summary>
    public static string Who(PlainStep step, StepChoices choices)
    {
        var (scope, role) = (step.Activity.Setting("scope"), step.Activity.Setting("role"));
        if (scope.IsScript || role.IsScript)
            return W.ByRule;
        var kind = scope.Text.Length == 0 ? "College" : scope.Text;
        if (kind == "People")
        {
            var people = step.Activity.Setting("people");
            return people.IsScript ? W.PeopleOfCase
                : people.Texts.Count == 0 ? W.NobodyYet
                : string.Join(W.ListSeparator, people.Texts.Select(id => choices.People.FirstOrDefault(person => person.Id == id)?.Name ?? id));
        }

        if (kind is "Applicant" or "Unit")
            return Choice(choices.HumanTask, "scope", kind);
        if (!Enum.TryParse<Role>(role.Text, out var named))
            return W.NobodyYet;
        return kind == "College" ? named.Title().Say() : W.WhoWhere(named.Title().Say(), Choice(choices.HumanTask, "scope", kind));
    }

    /// <summary>The word for a mode, without the sentence that explains it.</summary>
    public static string ModeTitle(string mode) => Enum.TryParse<TaskMode>(mode, out var known) && Enum.IsDefined(known) ? known.Title().Say() : mode;

    /// <summary>The human steps before a step, in its own line and in the lines around it, from the beginning.</summary>
    public static IReadOnlyList<StepItem> Earlier(PlainStep step, StepList list)
    {
        List<StepItem> earlier = [];
        for (StepItem? item = step; item is not null;)
        {
            var line = list.LineOf(item.Id)!;
            earlier.InsertRange(0, line.Steps.TakeWhile(one => one.Id != item.Id).Where(one => one is PlainStep { IsHuman: true }));
            item = list.All.FirstOrDefault(owner => owner.Lines.Contains(line));
        }

        return earlier;
    }

    /// <summary>How it is done: mode, deadline, signature.</summary>
    public static IEnumerable<string> Facts(PlainStep step, StepChoices choices)
    {
        if (step.Activity.Setting("mode").Text is { Length: > 0 } mode and not "Single")
            yield return ModeTitle(mode) + (mode == nameof(TaskMode.Vote) ? $" {step.Activity.Setting("threshold").Text}" : "");
        if (step.Activity.Setting("dueInDays") is { Text: { Length: > 0 } days })
            yield return W.WithinDays(days);
        if (step.Activity.Setting("remindBeforeDays") is { Text: { Length: > 0 } before })
            yield return W.RemindsBefore(before);
        if (step.Activity.Setting("escalateAfterDays") is { Text: { Length: > 0 } after })
            yield return W.EscalatesAfter(after, Choice(choices.HumanTask, "escalateTo", step.Activity.Setting("escalateTo").Text));
        if (step.Activity.Setting("signature").Text == "Required")
            yield return W.WithSignature;
    }

    /// <summary>The outcomes that don't simply go on, each with where it leads.</summary>
    public static IEnumerable<(string Outcome, string Where, bool IsBad)> Ways(PlainStep step, StepList list, StepChoices choices) => step.Ways
        .Skip(step.Ways.Count > 0 && step.Ways[0].Kind == WayKind.Next ? 1 : 0)
        .Where(way => step.IsHuman || way.Kind != WayKind.Next)
        .Select(way => (Outcome(step.Activity, way.Outcome, choices), Where(way, list), way.Kind is WayKind.Nowhere or WayKind.Several));

    private static string Outcome(string outcome) => outcome == "Return" ? W.ReturnIt : Outcomes.Label(outcome).Say();

    /// <summary>What the buttons of a step call an outcome; what they mostly say where its kind has no words of its own.</summary>
    public static string Outcome(ActivityNode? step, string outcome, StepChoices choices) =>
        step is not null && choices.TaskTypes.FirstOrDefault(kind => kind.Key == step.Setting("taskType").Text)?.Outcomes.TryGetValue(outcome, out var own) == true
            ? own.Say()
            : Outcome(outcome);

    /// <summary>Where an outcome leads.</summary>
    public static string Where(OutcomeWay way, StepList list) => way.Kind switch
    {
        WayKind.Next => W.GoesOn,
        WayKind.Nowhere => W.LeadsNowhere,
        WayKind.Several => W.LeadsToSeveral,
        WayKind.Back => W.BackTo(list.Find(way.Target!)?.Title ?? way.Target!),
        _ => Aside(way.Target!, list),
    };

    /// <summary>A side line by its steps, or a step elsewhere.</summary>
    public static string Aside(string target, StepList list) =>
        list.Sides.FirstOrDefault(side => side.Line.Steps is [var first, ..] && first.Id == target) is { } side
            ? string.Join(" → ", side.Line.Steps.Select(step => step is EndStep ? W.EndsAs(step.Title) : step.Title))
            : list.Find(target) switch
            {
                EndStep end => W.EndsAs(end.Title),
                { } step => W.GoesTo(step.Title),
                null when list.All.FirstOrDefault(item => item.MergeId == target || (item as ParallelGroup)?.JoinId == target) is { } group => W.GoesOnBelow(group.Title),
                null => target,
            };

    /// <summary>A branch or case; “otherwise” has a name of its own on screen.</summary>
    public static string LineName(StepItem? owner, string name) => owner switch
    {
        ConditionStep { IsDecision: true } => name == "True" ? W.Yes : W.No,
        ConditionStep condition when name == condition.Otherwise => W.Otherwise,
        _ => name,
    };

    /// <summary>When a case holds.</summary>
    public static string When(CaseCondition condition, WorkflowDefinition route, StepChoices choices)
    {
        var step = StepUses.WriterOf(route, condition.Name);
        var writer = step?.DisplayText ?? condition.Name;
        return condition.Kind switch
        {
            CaseConditionKind.Unset => W.ConditionUnset,
            CaseConditionKind.Outcome => W.WhenOutcome(writer, Outcome(step, condition.Value, choices)),
            CaseConditionKind.Majority => W.WhenMajority(writer, Outcome(step, condition.Value, choices)),
            CaseConditionKind.Input => W.WhenInput(InputTitle(route, condition.Name), condition.Value),
            _ => W.WhenScript,
        };
    }

    /// <summary>What an input of the route is called.</summary>
    public static string InputTitle(WorkflowDefinition route, string name) =>
        route.Inputs.FirstOrDefault(input => input.Name == name)?.DisplayName is { Length: > 0 } title ? title : name;

    /// <summary>A choice of an input in words.</summary>
    public static string Choice(ActivityDescriptor descriptor, string input, string value) =>
        descriptor.Inputs.FirstOrDefault(one => one.Name == input)?.Choices.FirstOrDefault(choice => choice.Value == value)?.Text.Say() ?? value;

    /// <summary>A text of the engine in the visitor's language.</summary>
    public static string Say(this Bilingual text) => Language.Say(text.Zh, text.En);
}
