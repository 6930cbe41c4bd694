using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Agreements;
using BaseWorkflows.Workflows.Assessments.Campaigns;
using BaseWorkflows.Workflows.Notifications;
using BaseWorkflows.Workflows.Notifications.Sending;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Rectifications;
using BaseWorkflows.Workflows.Running;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Jobs;

/// <summary>Every schedule of the service. All times are the college's (Asia/Shanghai).</summary>
public static class Schedules
{
    /// <summary>The schedules, the most frequent first.</summary>
    public static IReadOnlyList<Schedule> All { get; } =
    [
        Of<FireDueTimers>(
            "timers", new("流程定时器", "Timers of workflows"), new("每 15 秒", "every 15 seconds"), "*/15 * * * * *",
            (timers, token) => timers.HandleAsync(token)),
        Of<WakeDeliveries>(
            "wake-deliveries", new("订阅投递", "Deliveries to subscriptions"), new("每 15 秒", "every 15 seconds"), "*/15 * * * * *",
            (wake, token) => wake.HandleAsync(token)),
        Of<TellOfTasks>(
            "tell-of-tasks", new("新待办通知", "Notifications of new tasks"), new("每 15 秒", "every 15 seconds"), "*/15 * * * * *",
            (tell, token) => tell.HandleAsync(token)),
        Of<SendNotifications>(
            "send-notifications", new("通知发送", "Sending of notifications"), new("每 15 秒", "every 15 seconds"), "*/15 * * * * *",
            (send, token) => send.HandleAsync(token)),
        Of<RemindTasks>(
            "remind-tasks", new("待办到期提醒", "Reminders of tasks"), new("每小时第 5 分", "every hour at 5 past"), "0 5 * * * *",
            (remind, token) => remind.HandleAsync(token)),
        Of<Organisation.Absences.EndDeputies>(
            "end-deputies", new("离岗代理到期", "End of absences"), new("每天 00:20", "every day at 00:20"), "0 20 0 * * *",
            (end, token) => end.HandleAsync(token)),
        Of<EscalateTasks>(
            "escalate-tasks", new("超期待办上报", "Escalation of tasks"), new("每小时第 10 分", "every hour at 10 past"), "0 10 * * * *",
            (escalate, token) => escalate.HandleAsync(token)),
        Of<CloseOverdueRectifications>(
            "close-overdue-rectifications", new("整改逾期处理", "Overdue rectifications"), new("每天 00:20", "every day at 00:20"), "0 20 0 * * *",
            (close, token) => close.HandleAsync(token)),
        Of<OrderMissedRectifications>(
            "order-missed-rectifications", new("续签后补行整改", "Rectifications of renewed bases"), new("每天 00:25", "every day at 00:25"), "0 25 0 * * *",
            (order, token) => order.HandleAsync(token)),
        Of<Questionnaires.CloseQuestionnaires>(
            "close-questionnaires", new("问卷到期截止", "Closing of questionnaires"), new("每天 00:05", "every day at 00:05"), "0 5 0 * * *",
            (close, token) => CountAsync(close.HandleAsync(token))),
        Of<LapseAgreements>(
            "lapse-agreements", new("协议到期", "Agreements that lapse"), new("每天 00:05", "every day at 00:05"), "0 5 0 * * *",
            (lapse, token) => lapse.HandleAsync(token)),
        Of<EndVainRenewals>(
            "end-vain-renewals", new("停用基地的续签终止", "Renewals of delisted bases"), new("每天 00:10", "every day at 00:10"), "0 10 0 * * *",
            (end, token) => end.HandleAsync(token)),
        Of<TellExpiringAgreements>(
            "tell-expiring-agreements", new("协议即将到期提醒", "Agreements that end soon"), new("每天 07:30", "every day at 07:30"), "0 30 7 * * *",
            (tell, token) => tell.HandleAsync(token)),
        // On 1 December the year's campaign; after a December without the service that one's; on every other day what an interrupted opening has left.
        Of<OpenDueCampaigns>(
            "open-campaigns", new("年度考核启动", "Annual assessment"), new("每天 00:15；12 月 1 日启动当年考核", "every day at 00:15; on 1 December it opens the year's"), "0 15 0 * * *",
            (open, servedUntil, token) => open.HandleAsync(servedUntil, token)),
        Of<ForgetIdempotencyKeys>(
            "forget-idempotency-keys", new("清理过期的幂等键", "Forget old idempotency keys"), new("每天 03:10", "every day at 03:10"), "0 10 3 * * *",
            (forget, token) => CountAsync(forget.HandleAsync(token))),
        Of<ForgetDeliveries>(
            "forget-deliveries", new("清理过期的投递记录", "Forget old deliveries"), new("每天 03:20", "every day at 03:20"), "0 20 3 * * *",
            (forget, token) => CountAsync(forget.HandleAsync(token))),
        Of<ForgetNotifications>(
            "forget-notifications", new("清理过期的通知", "Forget old notifications"), new("每天 03:30", "every day at 03:30"), "0 30 3 * * *",
            (forget, token) => CountAsync(forget.HandleAsync(token))),
    ];

    private static Schedule Of<TUseCase>(string key, Text title, Text when, string cron, Func<TUseCase, CancellationToken, Task<int>> call)
        where TUseCase : notnull => Of<TUseCase>(key, title, when, cron, (useCase, _, token) => call(useCase, token));

    private static Schedule Of<TUseCase>(string key, Text title, Text when, string cron, Func<TUseCase, DateTimeOffset, CancellationToken, Task<int>> call)
        where TUseCase : notnull =>
        new(key, title, when, cron, (services, servedUntil, token) => call(services.GetRequiredService<TUseCase>(), servedUntil, token));

    private static async Task<int> CountAsync(Task<Result<int>> counted)
    {
        var result = await counted;
        return result.IsOk ? result.Value : throw new RefusedException(result.Refusal);
    }
}
