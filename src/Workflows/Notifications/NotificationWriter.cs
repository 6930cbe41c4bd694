using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Notifications;

/// <summary>Writes what people are told into the running unit of work.</summary>
public sealed class NotificationWriter(WorkflowsDbContext db)
{
    /// <summary>Tells those who have not been told of this source yet.</summary>
    internal async Task AddAsync(NotificationDraft draft, IReadOnlyList<Recipient> recipients, CancellationToken cancellationToken)
    {
        var ids = recipients.Select(one => one.PersonId).ToList();
        var told = await db.Set<Notification>().Where(one => ids.Contains(one.RecipientId) && one.Source == draft.Source)
            .Select(one => one.RecipientId).ToListAsync(cancellationToken);
        foreach (var recipient in recipients.Where(one => !told.Contains(one.PersonId)))
            db.Add(Of(draft, recipient.PersonId));
    }

    private static Notification Of(NotificationDraft draft, string recipientId) => new()
    {
        Id = $"ntf-{Guid.CreateVersion7():N}",
        RecipientId = recipientId,
        Kind = draft.Kind,
        Source = draft.Source,
        At = draft.At,
        Link = draft.Link,
        Words = draft.Words,
        TaskId = draft.TaskId,
    };
}
