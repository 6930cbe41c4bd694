using System.Net;
using BaseWorkflows.Workflows.Messaging;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;
using BaseWorkflows.Workflows.Subscriptions.Sending;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BaseWorkflows.Workflows.Subscriptions;

internal static class SubscriptionsSetup
{
    public static IServiceCollection AddSubscriptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SubscriptionOptions>().Bind(configuration.GetSection(SubscriptionOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<IDeliveryQueue, NoDeliveryQueue>();
        services.TryAddSingleton<ResolveHost>(Dns.GetHostAddressesAsync);
        return services
            .AddOutlet<WakeOutlet>("webhooks")
            .AddSingleton<WebhookTargets>()
            .AddSingleton<WebhookSecrets>()
            .AddSingleton<OutsideClient>()
            .AddSingleton<WebhookSender>()
            .AddSingleton<DeliveryMeter>()
            .AddScoped<SubscriptionAccess>()
            .AddScoped<SubscriptionFields>()
            .AddScoped<SubscriptionEvents>()
            .AddScoped<OwnerKeys>()
            .AddScoped<PublishedLog>()
            .AddScoped<DeliveryStore>()
            .AddScoped<DeliveryVerdict>()
            .AddScoped<CreateSubscription>()
            .AddScoped<ChangeSubscription>()
            .AddScoped<DeleteSubscription>()
            .AddScoped<PauseSubscription>()
            .AddScoped<ResumeSubscription>()
            .AddScoped<ReplaySubscription>()
            .AddScoped<RotateSecret>()
            .AddScoped<ListSubscriptions>()
            .AddScoped<GetSubscription>()
            .AddScoped<ListDeliveries>()
            .AddScoped<GetDelivery>()
            .AddScoped<TestSubscription>()
            .AddScoped<RedeliverEvent>()
            .AddScoped<DeliverEvents>()
            .AddScoped<WakeDeliveries>()
            .AddScoped<ForgetDeliveries>();
    }
}
