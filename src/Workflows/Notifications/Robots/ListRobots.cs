using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Notifications.Robots;

/// <summary>How notifications leave the house.</summary>
/// <param name="SendsMail">Whether a mail server is configured.</param>
/// <param name="AllowsRobots">Whether robots may be set up.</param>
/// <param name="Robots">The robots, by name.</param>
public sealed record ChannelList(bool SendsMail, bool AllowsRobots, IReadOnlyList<RobotView> Robots);

/// <summary>Lists the channels; for system administrators and auditors.</summary>
public sealed class ListRobots(WorkflowsDbContext db, IOptions<NotificationOptions> options)
{
    /// <summary>Lists them; refuses everybody else.</summary>
    public async Task<Result<ChannelList>> HandleAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (ChannelKeepers.Forbid(caller, toRead: true) is { } forbidden)
            return forbidden;
        var robots = await db.Set<NotificationRobot>().AsNoTracking().OrderBy(one => one.Name).ThenBy(one => one.Id).ToListAsync(cancellationToken);
        return new ChannelList(options.Value.SendsMail, options.Value.Robots, [.. robots.Select(RobotView.Of)]);
    }
}
