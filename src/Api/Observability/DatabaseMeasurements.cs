using BaseWorkflows.Workflows.Observability;

namespace BaseWorkflows.Api.Observability;

/// <summary>Looks at inboxes and outlets four times a minute, so that a scrape costs the database nothing.</summary>
internal sealed partial class DatabaseMeasurements(
    IServiceScopeFactory scopes, InboxMeter inbox, OutletMeter outlets, TimeProvider time, ILogger<DatabaseMeasurements> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                inbox.Note(await scope.ServiceProvider.GetRequiredService<MeasureInbox>().HandleAsync(stoppingToken));
                outlets.Note(await scope.ServiceProvider.GetRequiredService<MeasureOutlets>().HandleAsync(stoppingToken));
            }
#pragma warning disable CA1031 // A database that is away for a while must not end the measuring for good.
            catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Inboxes and outlets could not be measured")]
    private partial void LogFailed(Exception failure);
}
