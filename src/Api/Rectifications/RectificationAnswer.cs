using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Rectifications;

namespace BaseWorkflows.Api.Rectifications;

/// <summary>A rectification opened: all that its list item says, and beside it its items, notes, extension, findings and decision.</summary>
internal sealed record RectificationAnswer(
    string Id, string BaseId, string BaseName, string? BaseNumber, string Unit, string AssessmentId, int Year, RectificationStatus Status,
    DateTimeOffset OrderedAt, DateOnly DueOn, int? WorkdaysLeft, bool Overdue, DateTimeOffset? ConcludedAt, int? DelistedYear,
    IReadOnlyList<RectificationItem> Items, IReadOnlyList<ProgressNote> Notes, RectificationExtension? Extension, DoneBy? HandedIn,
    IReadOnlyList<ReassessmentItem> Reassessments, RectificationDecision? Decision, IReadOnlyList<RectificationAction> Actions)
{
    public static RectificationAnswer Of(RectificationDetail detail)
    {
        var item = detail.Rectification;
        return new(
            item.Id, item.BaseId, item.BaseName, item.BaseNumber, item.Unit, item.AssessmentId, item.Year, item.Status,
            item.OrderedAt, item.DueOn, item.WorkdaysLeft, item.Overdue, item.ConcludedAt, item.DelistedYear,
            detail.Items, detail.Notes, detail.Extension, detail.HandedIn, detail.Reassessments, detail.Decision, detail.Actions);
    }
}

/// <summary>What the base says about one item.</summary>
/// <param name="Number">The item.</param>
/// <param name="Report">What was done.</param>
/// <param name="Evidence">Documents that were uploaded to this case (<c>caseKind=Rectification</c>).</param>
internal sealed record ItemReportBody(int Number, string? Report = null, IReadOnlyList<string>? Evidence = null);

/// <summary>The report of a base.</summary>
internal sealed record ReportBody(IReadOnlyList<ItemReportBody>? Items = null);

/// <summary>A request for more time.</summary>
internal sealed record ExtensionBody(int? Workdays = null, string? Reason = null);

/// <summary>A note on how far an item has come.</summary>
internal sealed record ProgressBody(int? Item = null, string? Note = null, IReadOnlyList<string>? Evidence = null);
