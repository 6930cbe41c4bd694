using BaseWorkflows.Workflows.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Notifications;

internal static class NotificationsSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddOutlet<TellPeople>("people", TellPeople.Types)
        .AddSingleton<NotificationLines>()
        .AddSingleton<UnreadWatch>()
        .AddScoped<RecipientFinder>()
        .AddScoped<NotificationWriter>()
        .AddScoped<TellOfTasks>()
        .AddScoped<ListNotifications>()
        .AddScoped<ReadNotifications>();
}
