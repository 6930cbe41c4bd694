namespace BaseWorkflows.Domain.Applications;

/// <summary>Where an application stands. Its base has a status of its own, see <see cref="Bases.BaseStatus"/>.</summary>
public enum ApplicationStatus
{
    /// <summary>草稿: the applicant is writing it.</summary>
    Draft,

    /// <summary>审批中: on its route.</summary>
    InReview,

    /// <summary>退回修改: the applicant corrects it and submits it again; nothing is lost.</summary>
    Returned,

    /// <summary>已批准.</summary>
    Approved,

    /// <summary>未通过.</summary>
    Rejected,

    /// <summary>已撤回.</summary>
    Withdrawn,
}

/// <summary>Names of the values on screen.</summary>
public static class ApplicationTitles
{
    /// <summary>A status in words.</summary>
    public static Text Title(this ApplicationStatus status) => status switch
    {
        ApplicationStatus.Draft => new("草稿", "Draft"),
        ApplicationStatus.InReview => new("审批中", "In review"),
        ApplicationStatus.Returned => new("退回修改", "Returned for correction"),
        ApplicationStatus.Approved => new("已批准", "Approved"),
        ApplicationStatus.Rejected => new("未通过", "Rejected"),
        ApplicationStatus.Withdrawn => new("已撤回", "Withdrawn"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
