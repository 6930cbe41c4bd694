using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Notifications.Robots;

/// <summary>Sets up a robot.</summary>
/// <param name="Name">What lists call it.</param>
/// <param name="Kind">Whose.</param>
/// <param name="Url">The address that the group chat shows.</param>
/// <param name="Secret">The secret of 钉钉; null or empty for none.</param>
/// <param name="Office"><c>college</c> or <c>department:{id}</c>.</param>
/// <param name="Groups">What it posts.</param>
/// <param name="InEnglish">Whether it writes English.</param>
public sealed record CreateRobotRequest(
    string? Name, RobotKind Kind, string? Url, string? Secret, string? Office, IReadOnlyList<NotificationGroup> Groups, bool InEnglish = false);

/// <summary>Sets up a robot for an office's group chat. Address and secret are never shown again.</summary>
public sealed class CreateRobot(
    WorkflowsDbContext db, UnitOfWork unitOfWork, RobotSender sender, WebhookTargets targets, EventLog events, IOptions<NotificationOptions> options, TimeProvider time)
{
    private const int MostRobots = 50;

    /// <summary>What group chats may be told; what concerns an applicant alone is not for them.</summary>
    public static IReadOnlyList<NotificationGroup> Groups { get; } =
        [NotificationGroup.Tasks, NotificationGroup.Deadlines, NotificationGroup.Assessments, NotificationGroup.Bases];

    /// <summary>Refuses callers other than system administrators, robots where the operator has not allowed them, and fields outside their limits.</summary>
    public async Task<Result<RobotView>> HandleAsync(CreateRobotRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (ChannelKeepers.Forbid(caller) is { } forbidden)
            return forbidden;
        // Before the transaction: protecting may make a key in the same database.
        var (url, secret) = (sender.Protect(request.Url?.Trim() ?? ""), string.IsNullOrWhiteSpace(request.Secret) ? null : sender.Protect(request.Secret.Trim()));
        return await unitOfWork.RunAsync<RobotView>(
            CommandInfo.Of(caller, "notifications.create_robot", request with { Url = "", Secret = "" }, unitOfWork.IdempotencyKey),
            async token =>
            {
                if (await CheckAsync(request, token) is { } invalid)
                    return invalid;
                var one = new NotificationRobot
                {
                    Id = $"rob-{Guid.CreateVersion7():N}",
                    Name = request.Name!.Trim(),
                    Kind = request.Kind,
                    Url = url,
                    Secret = secret,
                    Office = request.Office!,
                    Groups = [.. request.Groups.Distinct()],
                    InEnglish = request.InEnglish,
                    CreatedAt = time.GetUtcNow(),
                };
                db.Add(one);
                events.Append(new("RobotCreated", $"robot/{one.Id}", new JsonObject { ["name"] = one.Name, ["kind"] = $"{one.Kind}", ["office"] = one.Office }));
                return RobotView.Of(one);
            },
            cancellationToken);
    }

    private async Task<Refusal?> CheckAsync(CreateRobotRequest request, CancellationToken cancellationToken)
    {
        if (!options.Value.Robots)
            return new Refusal(RefusalKind.RuleBroken, "notification.robots_off", new("群机器人未启用，请运维人员在配置中开启。", "Robots are off; the operator has to turn them on in the configuration."));
        if (await db.Set<NotificationRobot>().CountAsync(cancellationToken) >= MostRobots)
            return new Refusal(RefusalKind.RuleBroken, "notification.too_many_robots", new($"最多 {MostRobots} 个群机器人。", $"At most {MostRobots} robots."));

        var errors = new FieldErrors();
        void Add(string field, Text? message)
        {
            if (message is { } text)
                errors.Add(field, text);
        }

        Add("name", FieldRules.Required(request.Name) ?? FieldRules.Line(request.Name, 100));
        Add("url", FieldRules.Required(request.Url) ?? targets.Check(request.Url!.Trim()));
        Add("secret", FieldRules.Line(request.Secret, 200));
        if (request.Groups.Count == 0 || request.Groups.Except(Groups).Any())
            errors.Add("groups", new("请选择至少一类通知。", "Choose at least one kind."));
        if (!Scope.TryParse(request.Office, out var scope) || scope.Kind == ScopeKind.Unit
            || (scope.Kind == ScopeKind.Department && !await db.Set<Department>().AnyAsync(one => one.Id == scope.Id, cancellationToken)))
            errors.Add("office", new("请选择研究生处或一个院系。", "Choose the graduate office or a department."));
        return errors.ToRefusal("notification.robot_invalid", new("请更正标出的内容。", "Correct the fields that are marked."));
    }
}
