using BaseWorkflows.Workflows.Observability;

namespace BaseWorkflows.Api.Observability;

/// <summary>Looks at the inboxes four times a minute, so that a scrape costs the database nothing.</summary>
internal sealed partial class InboxMeasurements(
    IServiceScopeFactory scopes, InboxMeter meter, TimeProvider time, ILogger<InboxMeasurements> logger) : BackgroundService
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
                meter.Note(await scope.ServiceProvider.GetRequiredService<MeasureInbox>().HandleAsync(stoppingToken));
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

    [LoggerMessage(LogLevel.Warning, "The inboxes could not be measured")]
    private partial void LogFailed(Exception failure);
}
