using BaseWorkflows.Domain.Calendars;

namespace BaseWorkflows.Domain.Rectifications;

/// <summary>
/// What a base that failed its annual assessment has to put right, by when, and whether it did (整改, 6.3.4). Methods return the
/// refusal, or null when done; a refusal leaves the rectification as it was. Days are the college's, on its working calendar.
/// </summary>
public sealed partial class Rectification
{
    /// <summary>Items of one rectification.</summary>
    public const int MaxItems = 50;

    private const int MaxNotes = 200;
    private const int MaxReason = 1_000;

    private Rectification()
    {
    }

    /// <summary>Unique for ever.</summary>
    public string Id { get; private set; } = null!;

    /// <summary>The base.</summary>
    public string BaseId { get; private set; } = null!;

    /// <summary>The assessment that was failed.</summary>
    public string AssessmentId { get; private set; } = null!;

    /// <summary>The year that was assessed.</summary>
    public int AssessmentYear { get; private set; }

    /// <summary>Where it stands.</summary>
    public RectificationStatus Status { get; private set; }

    /// <summary>What has to be put right, by number.</summary>
    public IReadOnlyList<RectificationItem> Items { get; private set; } = [];

    /// <summary>How the base got on, oldest first.</summary>
    public IReadOnlyList<ProgressNote> Notes { get; private set; } = [];

    /// <summary>The last day for the report, Asia/Shanghai.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>The extension that was asked for; null for none.</summary>
    public RectificationExtension? Extension { get; private set; }

    /// <summary>When it was ordered (UTC).</summary>
    public DateTimeOffset OrderedAt { get; private set; }

    /// <summary>Who handed the report in, when; null before.</summary>
    public DoneBy? HandedIn { get; private set; }

    /// <summary>What graduate office and departments found.</summary>
    public IReadOnlyList<Reassessment> Reassessments { get; private set; } = [];

    /// <summary>The director's decision; null before.</summary>
    public RectificationDecision? Decision { get; private set; }

    /// <summary>When it ended (UTC); null before.</summary>
    public DateTimeOffset? ConcludedAt { get; private set; }

    /// <summary>The calendar year for which the base was delisted; null where it was not.</summary>
    public int? DelistedYear { get; private set; }

    /// <summary>Orders a rectification; an assessment without findings makes one item of everything.</summary>
    /// <param name="id">Unique for ever.</param>
    /// <param name="baseId">The base.</param>
    /// <param name="assessmentId">The assessment that was failed.</param>
    /// <param name="assessmentYear">The year that was assessed.</param>
    /// <param name="demands">What has to be put right.</param>
    /// <param name="dueOn">The last day for the report.</param>
    /// <param name="at">When (UTC).</param>
    public static Rectification Order(
        string id, string baseId, string assessmentId, int assessmentYear, IReadOnlyList<RectificationDemand> demands, DateOnly dueOn, DateTimeOffset at)
    {
        if (demands.Count == 0)
            demands = [new("全面整改", null, "年度考核不合格，请对照考核内容逐项自查并整改。")];
        return new()
        {
            Id = id,
            BaseId = baseId,
            AssessmentId = assessmentId,
            AssessmentYear = assessmentYear,
            Items = [.. demands.Take(MaxItems).Select((demand, i) => new RectificationItem(i + 1, demand.Title, demand.Finding, demand.Demand))],
            DueOn = dueOn,
            OrderedAt = at,
        };
    }

    /// <summary>Whether the deadline is past with nothing handed in. A request that nobody has decided harms no base: the deadline waits for it.</summary>
    /// <param name="today">The date in Asia/Shanghai.</param>
    public bool IsOverdue(DateOnly today) =>
        Status == RectificationStatus.InProgress && Extension is not { IsPending: true } && DueOn < today;

    /// <summary>The base notes how far an item has come; what shows it becomes evidence of the item.</summary>
    public Refusal? NoteProgress(int number, string? note, IReadOnlyList<string> evidenceIds, DoneBy by)
    {
        if (Working(new("记录整改进展", "be worked on"), CollegeTime.DayOf(by.At)) is { } refusal)
            return refusal;

        var errors = new FieldErrors();
        var item = Items.FirstOrDefault(one => one.Number == number);
        if (item is null)
            errors.Add("item", new($"没有第 {number} 项。", $"There is no item {number}."));
        if ((FieldRules.Required(note) ?? FieldRules.Multiline(note, MaxReason)) is { } message)
            errors.Add("note", message);
        if (Notes.Count >= MaxNotes)
            errors.Add("note", new($"整改进展最多 {MaxNotes} 条。", $"At most {MaxNotes} notes."));
        if (item is not null && item.EvidenceIds.Union(evidenceIds).Count() > RectificationItem.MaxEvidence)
            errors.Add("evidence", TooMuch);
        if (errors.ToRefusal("rectification.note_invalid", Correct, Regulation.Art6_3_4) is { } invalid)
            return invalid;

        Notes = [.. Notes, new(number, note!.Trim(), [.. evidenceIds.Distinct()], by)];
        Replace(item! with { EvidenceIds = [.. item.EvidenceIds.Union(evidenceIds)] });
        return null;
    }

    /// <summary>Keeps what the base has written so far, without handing it in.</summary>
    public Refusal? Keep(IReadOnlyList<ItemReport> reports, DateOnly today)
    {
        if ((Working(new("填写整改报告", "be worked on"), today) ?? Waiting() ?? Check(reports, mustBeWhole: false)) is { } refusal)
            return refusal;

        Take(reports);
        return null;
    }

    /// <summary>Asks for more time, once, with a reason, before the deadline is past.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="workdays">How many working days more.</param>
    /// <param name="most">The most that the college gives.</param>
    /// <param name="asked">Who, when.</param>
    public Refusal? AskExtension(string? reason, int? workdays, int most, DoneBy asked)
    {
        if (Working(new("申请延期", "be extended"), CollegeTime.DayOf(asked.At)) is { } refusal)
            return refusal;
        if (ExtensionUsed() is { } used)
            return used;

        var errors = new FieldErrors();
        if ((FieldRules.Required(reason) ?? FieldRules.Multiline(reason, MaxReason)) is { } message)
            errors.Add("extensionReason", message);
        if (workdays is null)
            errors.Add("extensionWorkdays", new("此项必填。", "This field is required."));
        else if (FieldRules.Between(workdays, 1, most) is { } outside)
            errors.Add("extensionWorkdays", outside);
        if (errors.ToRefusal("rectification.extension_invalid", Correct, Regulation.Art6_3_4) is { } invalid)
            return invalid;

        Extension = new(reason!.Trim(), workdays!.Value, asked);
        return null;
    }

    /// <summary>Why no extension can be asked for any more, or null: one was.</summary>
    public Refusal? ExtensionUsed() => Extension is null ? null : new Refusal(RefusalKind.Conflict, "rectification.extension_used", new(
        "整改期限只能申请延期一次，已申请过。", "An extension can be asked for once, and it was."), Regulation.Art6_3_4);

    /// <summary>
    /// The graduate office decides. Granted days follow the deadline. A decision that comes on the last day or later leaves the base
    /// the next working day to hand in what it has: it was not the base that kept the college waiting.
    /// </summary>
    public Refusal? DecideExtension(bool isGranted, string? answer, WorkingCalendar calendar, DoneBy by)
    {
        if (Extension is not { IsPending: true } pending || Status != RectificationStatus.InProgress)
        {
            return new Refusal(RefusalKind.Conflict, "rectification.no_extension_pending", new(
                "没有待审批的延期申请。", "No request for an extension is waiting."), Regulation.Art6_3_4);
        }

        Extension = pending with { IsGranted = isGranted, Answer = Trimmed(answer), Decided = by };
        var today = CollegeTime.DayOf(by.At);
        var due = isGranted ? calendar.After(DueOn, pending.Workdays) : DueOn;
        DueOn = due > today ? due : calendar.After(today, 1);
        return null;
    }

    /// <summary>Hands in the report: every item with what was done and at least one piece of evidence, by the deadline.</summary>
    public Refusal? HandIn(IReadOnlyList<ItemReport> reports, DoneBy by)
    {
        if ((Working(new("提交整改报告", "be handed in"), CollegeTime.DayOf(by.At)) ?? Waiting() ?? Check(reports, mustBeWhole: true)) is { } refusal)
            return refusal;

        Take(reports);
        (Status, HandedIn) = (RectificationStatus.HandedIn, by);
        return null;
    }

    private static Text Correct => new("请按提示修改。", "See the fields.");

    private static Text TooMuch => new($"每项最多 {RectificationItem.MaxEvidence} 份佐证材料。", $"At most {RectificationItem.MaxEvidence} documents for an item.");

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Why the base can't work on it any more, or null.</summary>
    private Refusal? Working(Text action, DateOnly today) => Expect(action, RectificationStatus.InProgress) ?? (IsOverdue(today)
        ? new Refusal(RefusalKind.RuleBroken, "rectification.overdue", new(
            $"整改期限 {DueOn:yyyy-MM-dd} 已过，不能再{action.Zh}。", $"The deadline was {DueOn:yyyy-MM-dd}; it can't {action.En} any more."), Regulation.Art6_3_4)
        : null);

    private Refusal? Waiting() => Extension is { IsPending: true }
        ? new Refusal(RefusalKind.RuleBroken, "rectification.extension_pending", new(
            "延期申请正在审批，请等待研究生处的决定。", "The request for an extension is with the graduate office; wait for its decision."), Regulation.Art6_3_4)
        : null;

    private Refusal? Check(IReadOnlyList<ItemReport> reports, bool mustBeWhole)
    {
        var errors = new FieldErrors();
        foreach (var unknown in reports.Where(report => Items.All(item => item.Number != report.Number)))
            errors.Add($"report{unknown.Number}", new($"没有第 {unknown.Number} 项。", $"There is no item {unknown.Number}."));
        foreach (var item in Items)
        {
            var report = reports.FirstOrDefault(one => one.Number == item.Number);
            if (FieldRules.Multiline(report?.Report, RectificationItem.MaxReport) is { } message)
                errors.Add($"report{item.Number}", message);
            else if (mustBeWhole && string.IsNullOrWhiteSpace(report?.Report))
                errors.Add($"report{item.Number}", new($"第 {item.Number} 项尚未填写整改情况。", $"Item {item.Number} is not reported on."));
            var evidence = Evidence(item.Number, report?.EvidenceIds ?? []).Count;
            if (evidence > RectificationItem.MaxEvidence)
                errors.Add($"evidence{item.Number}", TooMuch);
            else if (mustBeWhole && evidence == 0)
                errors.Add($"evidence{item.Number}", new($"第 {item.Number} 项没有佐证材料。", $"Item {item.Number} has no evidence."));
        }

        return errors.ToRefusal("rectification.report_incomplete", new(
            "整改报告不完整，请按提示补充。", "The report is not complete; see the fields."), Regulation.Art6_3_4);
    }

    private void Take(IReadOnlyList<ItemReport> reports)
    {
        foreach (var report in reports)
        {
            Replace(Items.Single(item => item.Number == report.Number) with
            {
                Report = Trimmed(report.Report),
                EvidenceIds = Evidence(report.Number, report.EvidenceIds),
            });
        }
    }

    /// <summary>What came with a note of progress stays evidence; a report can add to it.</summary>
    private IReadOnlyList<string> Evidence(int number, IReadOnlyList<string> given) =>
        [.. Notes.Where(note => note.Number == number).SelectMany(note => note.EvidenceIds).Union(given)];

    private void Replace(RectificationItem changed) => Items = [.. Items.Select(item => item.Number == changed.Number ? changed : item)];

    private Refusal? Expect(Text action, params RectificationStatus[] allowed) => allowed.Contains(Status) ? null : new Refusal(
        RefusalKind.RuleBroken, "rectification.action_not_allowed", new(
            $"整改当前状态为“{Status.Title().Zh}”（{Status}），不能{action.Zh}。",
            $"The rectification is “{Status.Title().En}” ({Status}); it can't {action.En}."), Regulation.Art6_3_4);
}
