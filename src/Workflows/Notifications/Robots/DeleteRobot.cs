using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Notifications.Robots;

/// <summary>Says which robot.</summary>
/// <param name="Id">Its id.</param>
public sealed record RobotRequest(string Id);

/// <summary>Removes a robot; what waits for it is not sent any more.</summary>
public sealed class DeleteRobot(WorkflowsDbContext db, UnitOfWork unitOfWork, EventLog events)
{
    internal static readonly Refusal Missing = new(RefusalKind.NotFound, "notification.no_robot", new("没有这个群机器人。", "There is no such robot."));

    /// <summary>Refuses callers other than system administrators, and a robot that is not there.</summary>
    public Task<Result<string>> HandleAsync(RobotRequest request, Caller caller, CancellationToken cancellationToken) => unitOfWork.RunAsync<string>(
        CommandInfo.Of(caller, "notifications.delete_robot", request, unitOfWork.IdempotencyKey),
        async token =>
        {
            if (ChannelKeepers.Forbid(caller) is { } forbidden)
                return forbidden;
            if (await db.Set<NotificationRobot>().SingleOrDefaultAsync(one => one.Id == request.Id, token) is not { } robot)
                return Missing;
            db.Remove(robot);
            events.Append(new("RobotDeleted", $"robot/{robot.Id}", new JsonObject { ["name"] = robot.Name, ["kind"] = $"{robot.Kind}", ["office"] = robot.Office }));
            return robot.Id;
        },
        cancellationToken);
}
