using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Calendars;
using BaseWorkflows.Domain.Rectifications;

namespace BaseWorkflows.Workflows.Rectifications;

/// <summary>A rectification in a list.</summary>
/// <param name="Id">The rectification.</param>
/// <param name="BaseId">The base.</param>
/// <param name="BaseName">Its name.</param>
/// <param name="BaseNumber">Its number.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="AssessmentId">The assessment that was failed.</param>
/// <param name="Year">The year that was assessed.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="OrderedAt">When it was ordered (UTC).</param>
/// <param name="DueOn">The last day for the report, Asia/Shanghai.</param>
/// <param name="WorkdaysLeft">Working days left until then, 0 on the last one; null where nothing is due any more.</param>
/// <param name="Overdue">Whether that day is past with nothing handed in.</param>
/// <param name="Items">How many items there are.</param>
/// <param name="Answered">How many of them have a report and evidence.</param>
/// <param name="ConcludedAt">When it ended (UTC); null before.</param>
/// <param name="DelistedYear">The year for which the base was delisted; null where it was not.</param>
public sealed record RectificationListItem(
    string Id, string BaseId, string BaseName, string? BaseNumber, string Unit, string AssessmentId, int Year, RectificationStatus Status,
    DateTimeOffset OrderedAt, DateOnly DueOn, int? WorkdaysLeft, bool Overdue, int Items, int Answered, DateTimeOffset? ConcludedAt, int? DelistedYear)
{
    internal static RectificationListItem Of(Rectification one, TrainingBase of, WorkingCalendar calendar, DateOnly today)
    {
        var isOpen = one.Status == RectificationStatus.InProgress;
        return new(
            one.Id, of.Id, of.Name, of.Number, of.UnitName, one.AssessmentId, one.AssessmentYear, one.Status, one.OrderedAt, one.DueOn,
            isOpen ? calendar.WorkdaysLeft(today, one.DueOn) : null, isOpen && one.DueOn < today, one.Items.Count,
            one.Items.Count(item => item.IsAnswered), one.ConcludedAt, one.DelistedYear);
    }
}

/// <summary>What the caller can do with a rectification outside of their tasks.</summary>
public enum RectificationAction
{
    /// <summary>记录进展: note how far an item has come.</summary>
    NoteProgress,

    /// <summary>提交整改报告: hand in the report.</summary>
    Report,

    /// <summary>申请延期: ask for the one extension.</summary>
    AskExtension,
}

/// <summary>A re-assessment with the name of its office.</summary>
/// <param name="Office">The department; null for the graduate office.</param>
/// <param name="Found">What was found.</param>
public sealed record ReassessmentItem(Text? Office, Reassessment Found);

/// <summary>A rectification with everything that its page shows.</summary>
/// <param name="Rectification">As in lists.</param>
/// <param name="Items">What has to be put right, and what the base says about it.</param>
/// <param name="Notes">How it got on, oldest first.</param>
/// <param name="Extension">The extension that was asked for; null for none.</param>
/// <param name="HandedIn">Who handed the report in, when.</param>
/// <param name="Reassessments">What graduate office and departments found.</param>
/// <param name="Decision">The director's decision.</param>
/// <param name="Actions">What the caller can do now.</param>
public sealed record RectificationDetail(
    RectificationListItem Rectification, IReadOnlyList<RectificationItem> Items, IReadOnlyList<ProgressNote> Notes, RectificationExtension? Extension,
    DoneBy? HandedIn, IReadOnlyList<ReassessmentItem> Reassessments, RectificationDecision? Decision, IReadOnlyList<RectificationAction> Actions)
{
    /// <summary>The task in which the base works on it, for those whose task it is; null where none waits.</summary>
    public string? TaskId { get; init; }
}
