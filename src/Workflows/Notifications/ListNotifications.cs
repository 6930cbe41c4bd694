using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Notifications;

/// <summary>A notification as lists show it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="Line">In words.</param>
/// <param name="Link">Where to look, as a path from the root.</param>
/// <param name="At">When it happened (UTC).</param>
/// <param name="IsRead">Whether it was read, or needs no reading any more.</param>
/// <param name="IsOver">Whether what it asks for has been done, by whomever.</param>
public sealed record NotificationView(string Id, NotificationKind Kind, NotificationLine Line, string Link, DateTimeOffset At, bool IsRead, bool IsOver);

/// <summary>Asks for the caller's notifications.</summary>
/// <param name="Page">Which page.</param>
/// <param name="UnreadOnly">Without those that were read.</param>
public sealed record ListNotificationsRequest(PageRequest Page, bool UnreadOnly = false);

/// <summary>Lists what the caller is told, the latest first. Nobody sees another's.</summary>
public sealed class ListNotifications(WorkflowsDbContext db, NotificationLines lines)
{
    /// <summary>Lists them.</summary>
    public async Task<Result<Page<NotificationView>>> HandleAsync(ListNotificationsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var mine = db.Set<Notification>().AsNoTracking().Where(one => one.RecipientId == caller.PersonId);
        if (request.UnreadOnly)
            mine = mine.Where(one => one.ReadAt == null);
        var page = await mine.OrderByDescending(one => one.At).ThenByDescending(one => one.Id)
            .Select(one => new { One = one, IsOver = db.Set<HumanTask>().Any(task => task.Id == one.TaskId && task.CompletedAt != null) })
            .ToPageAsync(request.Page, cancellationToken);
        return page.Map(row => new NotificationView(
            row.One.Id, row.One.Kind, lines.Of(row.One.Kind, row.One.Words), row.One.Link, row.One.At, row.One.ReadAt is not null, row.IsOver));
    }
}
