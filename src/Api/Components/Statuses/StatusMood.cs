using BaseWorkflows.Domain.Agreements;
using BaseWorkflows.Domain.Applications;
using BaseWorkflows.Domain.Assessments;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Rectifications;

namespace BaseWorkflows.Api.Components.Statuses;

/// <summary>How a status reads at a glance. The words say it too: colour is never alone.</summary>
public enum StatusMood
{
    /// <summary>Nothing to do: a draft, something withdrawn.</summary>
    Quiet,

    /// <summary>On its way.</summary>
    Busy,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Somebody has to do something about it.</summary>
    Caution,

    /// <summary>Refused or closed.</summary>
    Bad,
}

/// <summary>The mood of each status.</summary>
internal static class StatusMoods
{
    public static StatusMood Mood(this BaseStatus status) => status switch
    {
        BaseStatus.InReview => StatusMood.Busy,
        BaseStatus.Approved or BaseStatus.Rectifying or BaseStatus.Lapsed => StatusMood.Caution,
        BaseStatus.Active => StatusMood.Good,
        BaseStatus.Delisted or BaseStatus.Rejected => StatusMood.Bad,
        _ => StatusMood.Quiet,
    };

    public static StatusMood Mood(this ApplicationStatus status) => status switch
    {
        ApplicationStatus.InReview => StatusMood.Busy,
        ApplicationStatus.Returned => StatusMood.Caution,
        ApplicationStatus.Approved => StatusMood.Good,
        ApplicationStatus.Rejected => StatusMood.Bad,
        _ => StatusMood.Quiet,
    };

    public static StatusMood Mood(this AssessmentStatus status) => status switch
    {
        AssessmentStatus.Preparing or AssessmentStatus.Discontinued => StatusMood.Quiet,
        AssessmentStatus.Announced => StatusMood.Caution,
        AssessmentStatus.Concluded => StatusMood.Good,
        _ => StatusMood.Busy,
    };

    public static StatusMood Mood(this Grade grade) => grade switch
    {
        Grade.Excellent or Grade.Good => StatusMood.Good,
        Grade.Passed => StatusMood.Busy,
        _ => StatusMood.Bad,
    };

    public static StatusMood Mood(this RectificationStatus status) => status switch
    {
        RectificationStatus.InProgress => StatusMood.Caution,
        RectificationStatus.HandedIn => StatusMood.Busy,
        RectificationStatus.Passed => StatusMood.Good,
        RectificationStatus.Failed or RectificationStatus.Overdue => StatusMood.Bad,
        _ => StatusMood.Quiet,
    };

    public static StatusMood Mood(this AgreementStatus status) => status switch
    {
        AgreementStatus.Signing => StatusMood.Busy,
        AgreementStatus.InForce => StatusMood.Good,
        _ => StatusMood.Quiet,
    };
}
