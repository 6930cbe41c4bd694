using BaseWorkflows.Api.Studio.Instances;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Running;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Api.Studio.Live;

/// <summary>
/// Tells viewers about committed bursts. Each node looks once a second at the instances that somebody watches there, and only then:
/// what another node committed is seen as well, and no burst waits for a viewer.
/// </summary>
internal sealed partial class InstanceBroadcast(
    InstanceWatch watch, IHubContext<InstanceHub> hub, IServiceScopeFactory scopes, TimeProvider time, ILogger<InstanceBroadcast> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (watch.Instances is { Count: > 0 } watched)
                    await TellAsync(watched, stoppingToken);
            }
#pragma warning disable CA1031 // A database that is away for a moment must not end the service; the next look tells what was missed.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogFailure(exception);
            }
        }
    }

    private async Task TellAsync(IReadOnlyList<string> watched, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var bursts = await scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>().Set<WorkflowInstance>().AsNoTracking()
            .Where(instance => watched.Contains(instance.Id)).Select(instance => new { instance.Id, instance.Bursts }).ToListAsync(cancellationToken);
        foreach (var instance in bursts)
        {
            if (watch.TakeUntold(instance.Id, instance.Bursts) is not { Count: > 0 } untold)
                continue;

            // Only route administrators get as far as watching.
            var found = await scope.ServiceProvider.GetRequiredService<GetInstance>().HandleAsync(instance.Id, Caller.System, cancellationToken);
            if (!found.IsOk)
                continue;
            var viewers = hub.Clients.Clients(untold);
            await viewers.SendAsync("ActivityExecutionLogUpdatedAsync", new { stats = InstanceLog.Stats(found.Value) }, cancellationToken);
            await viewers.SendAsync("WorkflowExecutionLogUpdatedAsync", new { }, cancellationToken);
            await viewers.SendAsync("WorkflowInstanceUpdatedAsync", new { workflowInstanceId = instance.Id }, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Viewers of workflow instances could not be told what has changed")]
    private partial void LogFailure(Exception exception);
}
