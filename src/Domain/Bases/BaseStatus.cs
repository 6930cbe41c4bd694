namespace BaseWorkflows.Domain.Bases;

/// <summary>Where a base stands in its life. The moves between them are in <see cref="Lifecycle"/>.</summary>
public enum BaseStatus
{
    /// <summary>拟建: somebody is writing the application.</summary>
    Candidate,

    /// <summary>审批中: the application is on its route.</summary>
    InReview,

    /// <summary>已批准（待签约）: approved, the agreement is not in force yet.</summary>
    Approved,

    /// <summary>在用: the agreement is in force.</summary>
    Active,

    /// <summary>整改中: failed the annual assessment.</summary>
    Rectifying,

    /// <summary>停用: failed again; no base in <see cref="TrainingBase.DelistedYear"/>.</summary>
    Delisted,

    /// <summary>未通过: not approved.</summary>
    Rejected,

    /// <summary>已撤回: the applicant took the application back.</summary>
    Withdrawn,

    /// <summary>协议到期: the agreement's term is over.</summary>
    Lapsed,

    /// <summary>已终止: the cooperation has ended for good.</summary>
    Terminated,
}

/// <summary>What can be done with a base; see <see cref="Lifecycle"/> for when.</summary>
public enum BaseAction
{
    /// <summary>提交申请.</summary>
    Submit,

    /// <summary>批准.</summary>
    Approve,

    /// <summary>不予批准.</summary>
    Reject,

    /// <summary>撤回申请.</summary>
    Withdraw,

    /// <summary>协议生效.</summary>
    Activate,

    /// <summary>责令整改.</summary>
    OrderRectification,

    /// <summary>整改合格.</summary>
    PassRectification,

    /// <summary>停用.</summary>
    Delist,

    /// <summary>协议到期.</summary>
    Lapse,

    /// <summary>续签.</summary>
    Renew,

    /// <summary>终止.</summary>
    Terminate,
}
