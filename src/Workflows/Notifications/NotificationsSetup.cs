using BaseWorkflows.Workflows.Messaging;
using BaseWorkflows.Workflows.Notifications.Robots;
using BaseWorkflows.Workflows.Notifications.Sending;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Notifications;

internal static class NotificationsSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<NotificationOptions>().Bind(configuration.GetSection(NotificationOptions.Section))
            .ValidateDataAnnotations()
            .Validate(options => options.HasGoodAddress, "Notifications:BaseUrl 应填写系统的访问地址。 Notifications:BaseUrl has to be the address of the pages, since links in messages begin with it.")
            .Validate(options => options.HasGoodSender, "Notifications:Mail:From 应填写发件人。 Notifications:Mail:From has to be a sender.")
            .ValidateOnStart();
        return services
            .AddOutlet<TellPeople>("people", TellPeople.Types)
            .AddSingleton<NotificationLines>()
            .AddSingleton<MessageTemplates>()
            .AddSingleton<UnreadWatch>()
            .AddSingleton<MailSender>()
            .AddSingleton<RobotSender>()
            .AddScoped<RecipientFinder>()
            .AddScoped<NotificationWriter>()
            .AddScoped<TellOfTasks>()
            .AddScoped<MessageWriter>()
            .AddScoped<MessageRoutes>()
            .AddScoped<SendNotifications>()
            .AddScoped<ForgetNotifications>()
            .AddScoped<ListNotifications>()
            .AddScoped<ReadNotifications>()
            .AddScoped<GetPreferences>()
            .AddScoped<SavePreferences>()
            .AddScoped<ListRobots>()
            .AddScoped<CreateRobot>()
            .AddScoped<DeleteRobot>()
            .AddScoped<TestRobot>()
            .AddScoped<ListDeadLetters>()
            .AddScoped<RetryDeadLetters>();
    }
}
