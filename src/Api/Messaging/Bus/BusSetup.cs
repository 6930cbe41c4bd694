using System.Text.Json;
using BaseWorkflows.Workflows.Messaging;
using MassTransit;
using MassTransit.Serialization.JsonConverters;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Api.Messaging.Bus;

/// <summary>The message bus: in memory, or a RabbitMQ where one is named.</summary>
internal static class BusSetup
{
    private const int Plain = 5672;
    private const int Secured = 5671;

    // Longer means that a machine which has gone without a word is noticed later.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    public static void AddBus(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<RabbitMqOptions>().BindConfiguration(RabbitMqOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOutlet<BusOutlet>("bus");
        var isNamed = !string.IsNullOrWhiteSpace(builder.Configuration[$"{RabbitMqOptions.Section}:{nameof(RabbitMqOptions.Host)}"]);
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            // Without the broker people are served and events wait: degraded, as with any outlet.
            bus.ConfigureHealthCheckOptions(health => health.MinimalFailureStatus = HealthStatus.Degraded);
            if (isNamed)
                bus.UsingRabbitMq((services, broker) => Configure(broker, services.GetRequiredService<IOptions<RabbitMqOptions>>().Value));
            else
                bus.UsingInMemory();
        });
    }

    private static void Configure(IRabbitMqBusFactoryConfigurator broker, RabbitMqOptions options)
    {
        broker.ConfigureJsonSerializerOptions(NumbersAsNumbers);
        broker.Host(options.Host!, (ushort)(options.Port ?? (options.Tls ? Secured : Plain)), options.VirtualHost, host =>
        {
            host.Username(options.UserName ?? "");
            host.Password(options.Password ?? "");
            host.Heartbeat(Heartbeat);
            host.PublisherConfirmation = true;
            if (options.Tls)
                host.UseSsl(tls => tls.ServerName = options.Host!);
        });
    }

    // MassTransit writes decimals as texts; on the bus an event reads as it does in the log, in the feed and in webhooks.
    private static JsonSerializerOptions NumbersAsNumbers(JsonSerializerOptions options)
    {
        foreach (var asText in options.Converters.OfType<StringDecimalJsonConverter>().ToList())
            options.Converters.Remove(asText);
        return options;
    }
}
