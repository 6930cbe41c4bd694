using BaseWorkflows.Workflows.Notifications.Robots;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Notifications.Sending;

/// <summary>How one recipient is reached now.</summary>
/// <param name="InEnglish">In which language.</param>
/// <param name="SendAsync">Sends a message, and says why it was not taken.</param>
internal sealed record MessageRoute(bool InEnglish, Func<NotificationMessage, CancellationToken, Task<MessageFailure?>> SendAsync);

/// <summary>Finds how recipients are reached at the moment of sending: a disabled account, a removed address or robot are not reached at all.</summary>
public sealed class MessageRoutes(WorkflowsDbContext db, MailSender mail, RobotSender robots, IOptions<NotificationOptions> options)
{
    /// <summary>What is away when a message to this recipient finds nobody there.</summary>
    internal string ServerOf(NotificationChannel channel, string recipientId) => channel == NotificationChannel.Mail ? options.Value.Mail.Host : recipientId;

    /// <summary>The way; null where there is none.</summary>
    internal Task<MessageRoute?> FindAsync(NotificationChannel channel, string recipientId, CancellationToken cancellationToken) =>
        channel == NotificationChannel.Mail ? ToPersonAsync(recipientId, cancellationToken) : ToRobotAsync(recipientId, cancellationToken);

    private async Task<MessageRoute?> ToPersonAsync(string id, CancellationToken cancellationToken)
    {
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && !one.IsDisabled, cancellationToken);
        if (string.IsNullOrEmpty(account?.Email) || !options.Value.SendsMail)
            return null;
        var inEnglish = await db.Set<NotificationPreferences>().AnyAsync(one => one.PersonId == id && one.InEnglish, cancellationToken);
        return new(inEnglish, (message, token) => mail.SendAsync(account.Name, account.Email, message, token));
    }

    private async Task<MessageRoute?> ToRobotAsync(string id, CancellationToken cancellationToken) =>
        options.Value.Robots && await db.Set<NotificationRobot>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is { } robot
            ? new(robot.InEnglish, (message, token) => robots.SendAsync(robot, message, token))
            : null;
}
