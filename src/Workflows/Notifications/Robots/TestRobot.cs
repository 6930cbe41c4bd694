using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Notifications.Sending;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Notifications.Robots;

/// <summary>Posts a test to a robot's group chat at once, and tells what came of it.</summary>
public sealed class TestRobot(WorkflowsDbContext db, RobotSender sender, IOptions<NotificationOptions> options)
{
    /// <summary>Refuses callers other than system administrators, a robot that is not there, and one that did not take the test.</summary>
    public async Task<Result<string>> HandleAsync(RobotRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (ChannelKeepers.Forbid(caller) is { } forbidden)
            return forbidden;
        if (await db.Set<NotificationRobot>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.Id, cancellationToken) is not { } robot)
            return DeleteRobot.Missing;
        var item = robot.InEnglish ? new MessageItem("Test", "This group is told what concerns its office.", options.Value.BaseUrl)
            : new MessageItem("测试消息", "本群将收到与本部门有关的通知。", options.Value.BaseUrl);
        var failure = await sender.SendAsync(robot, new($"test-{Guid.CreateVersion7():N}", robot.InEnglish, [item]), cancellationToken);
        return failure is null ? robot.Id : new Refusal(RefusalKind.RuleBroken, "notification.robot_refused", new(
            $"机器人没有接收测试消息（{failure.Reason}），请检查地址、加签密钥和安全设置。", $"The robot did not take the test ({failure.Reason}); check its address, secret and security settings."));
    }
}
