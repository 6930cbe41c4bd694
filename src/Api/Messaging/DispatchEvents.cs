using BaseWorkflows.Workflows.Messaging;

namespace BaseWorkflows.Api.Messaging;

/// <summary>Runs the dispatcher as long as the service runs.</summary>
internal sealed class DispatchEvents(Dispatcher dispatcher) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => dispatcher.RunAsync(stoppingToken);
}
