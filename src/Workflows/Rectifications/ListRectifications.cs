using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Rectifications;
using BaseWorkflows.Workflows.Calendars;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Rectifications;

/// <summary>Asks for rectifications. Filters that are null leave nothing out.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Status">Only those that stand there.</param>
/// <param name="Year">Only those of this assessed year.</param>
/// <param name="BaseId">Only those of this base.</param>
/// <param name="Overdue">Only those whose deadline is past with nothing handed in, or only the others.</param>
/// <param name="Text">Only those whose base, unit or number contains this, at most 100 characters.</param>
public sealed record ListRectificationsRequest(
    PageRequest Page, RectificationStatus? Status = null, int? Year = null, string? BaseId = null, bool? Overdue = null, string? Text = null);

/// <summary>Lists the rectifications of the bases that are the caller's business: the open ones first, by deadline, then the newest.</summary>
public sealed class ListRectifications(RectificationReader reader, WorkingCalendars calendars, TimeProvider time)
{
    private const int MaxText = 100;

    /// <summary>Lists one page.</summary>
    public async Task<Result<Page<RectificationListItem>>> HandleAsync(
        ListRectificationsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        if (FieldRules.Line(request.Text, MaxText) is { } message)
            errors.Add("text", message);
        if (errors.ToRefusal("request.invalid", new("查询条件不正确。", "The query is not valid.")) is { } refusal)
            return refusal;

        var today = time.Today();
        var query = reader.Visible(caller).AsNoTracking();
        if (request.Status is { } status)
            query = query.Where(pair => pair.Rectification.Status == status);
        if (request.Year is { } year)
            query = query.Where(pair => pair.Rectification.AssessmentYear == year);
        if (request.BaseId is { } baseId)
            query = query.Where(pair => pair.Base.Id == baseId);
        if (request.Overdue is { } overdue)
            query = query.Where(pair => (pair.Rectification.Status == RectificationStatus.InProgress && pair.Rectification.DueOn < today) == overdue);
        if (!string.IsNullOrWhiteSpace(request.Text))
        {
            var (text, number) = (request.Text.Trim(), request.Text.Trim().ToUpperInvariant());
            query = query.Where(pair => pair.Base.Name.Contains(text) || pair.Base.UnitName.Contains(text) || pair.Base.Number!.Contains(number));
        }

        var page = await query
            .OrderBy(pair => pair.Rectification.ConcludedAt != null)
            .ThenBy(pair => pair.Rectification.ConcludedAt == null ? pair.Rectification.DueOn : DateOnly.MaxValue)
            .ThenByDescending(pair => pair.Rectification.OrderedAt).ThenBy(pair => pair.Rectification.Id)
            .ToPageAsync(request.Page, cancellationToken);
        var calendar = await calendars.CurrentAsync(cancellationToken);
        return page.Map(pair => RectificationListItem.Of(pair.Rectification, pair.Base, calendar, today));
    }
}
