using BaseWorkflows.Workflows.Calendars;
using BaseWorkflows.Workflows.Notifications.Robots;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Notifications;

/// <summary>Writes what is told, and what of it leaves the house and when, into the running unit of work.</summary>
public sealed class NotificationWriter(
    WorkflowsDbContext db, RecipientFinder recipients, WorkingCalendars calendars, IOptions<NotificationOptions> options, TimeProvider time)
{
    /// <summary>Tells those who have not been told of this source yet, and the robots of their offices.</summary>
    /// <param name="draft">What.</param>
    /// <param name="keys">The candidate keys of those who are told.</param>
    /// <param name="except">Who is left out all the same.</param>
    /// <param name="cancellationToken">The node is being stopped.</param>
    /// <returns>The people whom it concerns, those who knew already included.</returns>
    internal async Task<IReadOnlyList<string>> AddAsync(
        NotificationDraft draft, IReadOnlyCollection<string> keys, IReadOnlyCollection<string> except, CancellationToken cancellationToken)
    {
        List<Recipient> people = [.. (await recipients.OfKeysAsync(keys, cancellationToken)).Where(one => !except.Contains(one.PersonId))];
        var robots = await RobotsAsync(draft.Kind.Group(), keys, cancellationToken);
        List<string> ids = [.. people.Select(one => one.PersonId), .. robots];
        var told = await db.Set<Notification>().Where(one => ids.Contains(one.RecipientId) && one.Source == draft.Source)
            .Select(one => one.RecipientId).ToListAsync(cancellationToken);
        var (now, calendar, preferences) = (time.GetUtcNow(), await calendars.CurrentAsync(cancellationToken), await PreferencesAsync(ids, cancellationToken));

        foreach (var person in people.Where(one => !told.Contains(one.PersonId)))
        {
            var one = Add(draft, person.PersonId);
            var wanted = preferences.GetValueOrDefault(person.PersonId) ?? new NotificationPreferences { PersonId = person.PersonId };
            if (options.Value.SendsMail && !person.IsAway && wanted.SendAt(draft.Kind.Group(), now, calendar) is { } at)
                Send(one, NotificationChannel.Mail, at);
        }

        foreach (var robot in robots.Except(told))
            Send(Add(draft, robot), NotificationChannel.Robot, new NotificationPreferences { PersonId = robot }.AfterQuiet(now));
        return [.. people.Select(one => one.PersonId)];
    }

    private Task<Dictionary<string, NotificationPreferences>> PreferencesAsync(List<string> ids, CancellationToken cancellationToken) =>
        db.Set<NotificationPreferences>().AsNoTracking().Where(one => ids.Contains(one.PersonId)).ToDictionaryAsync(one => one.PersonId, cancellationToken);

    private async Task<IReadOnlyList<string>> RobotsAsync(NotificationGroup group, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        if (!options.Value.Robots || !CreateRobot.Groups.Contains(group))
            return [];
        var all = await db.Set<NotificationRobot>().AsNoTracking().OrderBy(one => one.Id).ToListAsync(cancellationToken);
        return [.. all.Where(one => one.Groups.Contains(group) && NotificationRobot.KeysOf(one.Office).Any(keys.Contains)).Select(one => one.Id)];
    }

    private Notification Add(NotificationDraft draft, string recipientId)
    {
        var one = new Notification
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
        db.Add(one);
        return one;
    }

    private void Send(Notification one, NotificationChannel channel, DateTimeOffset at) => db.Add(new NotificationDelivery
    {
        Id = $"ntd-{Guid.CreateVersion7():N}",
        NotificationId = one.Id,
        RecipientId = one.RecipientId,
        Channel = channel,
        DueAt = at,
    });
}
