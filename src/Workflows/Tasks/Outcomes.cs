using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Tasks;

/// <summary>The usual outcomes and what their buttons say.</summary>
public static class Outcomes
{
    /// <summary>The outcomes that have a label of their own.</summary>
    public static IReadOnlyList<string> Known { get; } =
        ["Approve", "Reject", "Return", "Accept", "Submit", "Resubmit", "Withdraw", "Sign", "Confirm", "Archive", "Done"];

    /// <summary>The label of an outcome; an administrator's own outcome is shown as it is written.</summary>
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
        _ => new(outcome, outcome),
    };
}
