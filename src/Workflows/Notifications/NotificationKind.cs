using BaseWorkflows.Domain;

namespace BaseWorkflows.Workflows.Notifications;

/// <summary>What somebody is told. Those that follow from an event are called as it is.</summary>
public enum NotificationKind
{
    /// <summary>新的待办: a task waits for them.</summary>
    TaskOffered,

    /// <summary>抄送: they are copied in on a task.</summary>
    TaskCopied,

    /// <summary>到期提醒: a task of theirs is due soon.</summary>
    TaskReminded,

    /// <summary>超期上报: a task is overdue, and now theirs too.</summary>
    TaskEscalated,

    /// <summary>申请退回: their application has to be corrected (3.1).</summary>
    ApplicationReturned,

    /// <summary>申请未通过.</summary>
    ApplicationRejected,

    /// <summary>申请通过.</summary>
    ApplicationApproved,

    /// <summary>考核结果: the result of an annual assessment, and until when one may object (6.3).</summary>
    AssessmentAnnounced,

    /// <summary>整改通知: a base has to put things right (6.3.4).</summary>
    RectificationOrdered,

    /// <summary>整改结论, also of one that was not handed in by its deadline (6.3.4).</summary>
    RectificationConcluded,

    /// <summary>协议即将到期 (4.2).</summary>
    AgreementExpiring,

    /// <summary>协议已到期.</summary>
    AgreementLapsed,

    /// <summary>协议已续签.</summary>
    AgreementRenewed,

    /// <summary>基地启用.</summary>
    BaseActivated,

    /// <summary>基地停用: no students in a year (6.3.4).</summary>
    BaseDelisted,

    /// <summary>基地终止.</summary>
    BaseTerminated,
}

/// <summary>The kinds as people choose about them.</summary>
public enum NotificationGroup
{
    /// <summary>待办与抄送.</summary>
    Tasks,

    /// <summary>期限.</summary>
    Deadlines,

    /// <summary>申请进展.</summary>
    Applications,

    /// <summary>考核与整改.</summary>
    Assessments,

    /// <summary>协议与基地状态.</summary>
    Bases,
}

/// <summary>Facts about kinds and groups.</summary>
public static class NotificationKinds
{
    /// <summary>The kinds that tell of an event by its name.</summary>
    internal static IReadOnlyDictionary<string, NotificationKind> ByEvent { get; } = new[]
    {
        NotificationKind.TaskReminded, NotificationKind.TaskEscalated, NotificationKind.ApplicationReturned, NotificationKind.ApplicationRejected,
        NotificationKind.ApplicationApproved, NotificationKind.AssessmentAnnounced, NotificationKind.RectificationOrdered, NotificationKind.RectificationConcluded,
        NotificationKind.AgreementExpiring, NotificationKind.AgreementLapsed, NotificationKind.AgreementRenewed, NotificationKind.BaseActivated,
        NotificationKind.BaseDelisted, NotificationKind.BaseTerminated,
    }.ToDictionary(kind => kind.ToString());

    /// <summary>What it belongs to.</summary>
    public static NotificationGroup Group(this NotificationKind kind) => kind switch
    {
        NotificationKind.TaskOffered or NotificationKind.TaskCopied => NotificationGroup.Tasks,
        NotificationKind.TaskReminded or NotificationKind.TaskEscalated => NotificationGroup.Deadlines,
        NotificationKind.ApplicationReturned or NotificationKind.ApplicationRejected or NotificationKind.ApplicationApproved => NotificationGroup.Applications,
        NotificationKind.AssessmentAnnounced or NotificationKind.RectificationOrdered or NotificationKind.RectificationConcluded => NotificationGroup.Assessments,
        _ => NotificationGroup.Bases,
    };

    /// <summary>What the group is called.</summary>
    public static Text Title(this NotificationGroup group) => group switch
    {
        NotificationGroup.Tasks => new("新待办与抄送", "New tasks and copies"),
        NotificationGroup.Deadlines => new("到期提醒与超期上报", "Deadlines and escalations"),
        NotificationGroup.Applications => new("申请进展", "Applications"),
        NotificationGroup.Assessments => new("考核与整改", "Assessments and rectifications"),
        NotificationGroup.Bases => new("协议与基地状态", "Agreements and bases"),
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, null),
    };
}
