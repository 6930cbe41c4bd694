using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Notifications.Sending;

/// <summary>Makes one message of what somebody is told.</summary>
public sealed class MessageWriter(NotificationLines lines, IOptions<NotificationOptions> options)
{
    private readonly string address = options.Value.BaseUrl.TrimEnd('/');

    /// <summary>Writes it, in the order in which it happened.</summary>
    internal NotificationMessage Of(string id, bool inEnglish, IEnumerable<Notification> told) => new(id, inEnglish, [.. told.OrderBy(one => one.Id).Select(one =>
    {
        var line = lines.Of(one.Kind, one.Words);
        return inEnglish ? new MessageItem(line.Title.En, line.Body.En, address + one.Link) : new MessageItem(line.Title.Zh, line.Body.Zh, address + one.Link);
    })]);
}
