using BaseWorkflows.BaseRegister;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
var file = builder.Configuration["Register"] ?? "base-register.db";

if (args is ["print", ..])
{
    using var register = new RegisterFile(file);
    var (position, events, repeats) = register.Seen;
    Console.WriteLine($"# position {position}, {events} events, {repeats} repeats dropped");
    foreach (var one in register.Lines())
        Console.WriteLine(string.Join('\t', one.BaseId, one.Number ?? "-", one.Level ?? "-", one.Status ?? "-", one.Name));
    return;
}

var broker = new Uri(builder.Configuration["Broker"] ?? "amqp://guest:guest@localhost");
builder.Services.AddSingleton(_ => new RegisterFile(file));
builder.Services.AddMassTransit(bus =>
{
    bus.DisableUsageTelemetry();
    bus.AddConsumer<BaseEventsConsumer>();
    bus.UsingRabbitMq((context, rabbit) =>
    {
        rabbit.Host(broker);
        rabbit.ReceiveEndpoint(builder.Configuration["Queue"] ?? "base-register", endpoint =>
        {
            // One at a time and on one node at a time: what comes later never overtakes what failed, which is tried for a while and then given
            // back to the head of the queue instead of to an error queue.
            endpoint.PrefetchCount = 1;
            endpoint.ConcurrentMessageLimit = 1;
            endpoint.SingleActiveConsumer = true;
            endpoint.UseMessageRetry(retry => retry.Interval(60, TimeSpan.FromSeconds(5)));
            endpoint.RethrowFaultedMessages();
            endpoint.ConfigureConsumer<BaseEventsConsumer>(context);
        });
    });
});
await builder.Build().RunAsync();
