using BaseWorkflows.Api.Messaging.Bus;
using BaseWorkflows.Workflows.Messaging;

namespace BaseWorkflows.Api.Messaging;

/// <summary>How events leave the house.</summary>
internal static class MessagingSetup
{
    public static void AddMessaging(this WebApplicationBuilder builder)
    {
        if ((builder.Configuration.GetSection(MessagingOptions.Section).Get<MessagingOptions>() ?? new MessagingOptions()).Enabled)
        {
            builder.Services.AddHostedService<DispatchEvents>();
            builder.AddBus();
        }

        builder.Services.AddHealthChecks().AddCheck<OutletsHealth>("outlets", timeout: TimeSpan.FromSeconds(5));
    }
}
