using BaseWorkflows.Domain;
using BaseWorkflows.Engine;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>
/// The usual outcomes and what their buttons say. A step that may return a case to earlier steps has an outcome for each of them,
/// <c>Return:{step}</c>, whose connection leads there: a plain outcome of a plain definition, which every engine runs and the route check
/// follows. <c>Return</c> alone goes where the route leads it, mostly to the applicant.
/// </summary>
public static class Outcomes
{
    private const string Return = "Return";
    private const string ReturnPrefix = $"{Return}:";

    /// <summary>The outcomes that have a label of their own.</summary>
    public static IReadOnlyList<string> Known { get; } =
        ["Approve", "Reject", "Return", "Accept", "Submit", "Resubmit", "Withdraw", "Sign", "Confirm", "Archive", "Done"];

    /// <summary>The outcome that returns a case to a step.</summary>
    public static string ReturnTo(string stepId) => ReturnPrefix + stepId;

    /// <summary>The step to which an outcome returns the case; null where it names none.</summary>
    public static string? TargetOf(string? outcome) =>
        outcome?.StartsWith(ReturnPrefix, StringComparison.Ordinal) == true && outcome.Length > ReturnPrefix.Length ? outcome[ReturnPrefix.Length..] : null;

    /// <summary>What kind of decision an outcome is: every return is a <c>Return</c>, to whichever step; all others are what they are.</summary>
    public static string KindOf(string outcome) => TargetOf(outcome) is null ? outcome : Return;

    /// <summary>The label of an outcome of a definition, which knows what the step is called to which it returns.</summary>
    public static Text Label(string outcome, WorkflowDefinition definition) =>
        TargetOf(outcome) is { } step ? ReturnLabel(definition.Find(step)?.DisplayText ?? step) : Label(outcome);

    /// <summary>The label of a return to the step of that name.</summary>
    public static Text ReturnLabel(string step) => new($"退回“{step}”", $"Return to “{step}”");

    /// <summary>The label of an outcome, of a return to an earlier step without its name; an administrator's own outcome is shown as it is written.</summary>
    public static Text Label(string outcome) => outcome switch
    {
        "Approve" => new("同意", "Approve"),
        "Reject" => new("不同意", "Reject"),
        "Return" => new("退回申请人", "Return to the applicant"),
        "Accept" => new("受理", "Accept"),
        "Submit" => new("提交", "Submit"),
        "Resubmit" => new("重新提交", "Resubmit"),
        "Withdraw" => new("撤回", "Withdraw"),
        "Sign" => new("签署", "Sign"),
        "Confirm" => new("确认", "Confirm"),
        "Archive" => new("归档", "File"),
        "Done" => new("完成", "Done"),
        _ when TargetOf(outcome) is not null => new("退回", "Return"),
        _ => new(outcome, outcome),
    };
}
