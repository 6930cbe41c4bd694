using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BaseWorkflows.Workflows.Messaging;

/// <summary>
/// Hands published events to every outlet, in order, on one node at a time. Each outlet goes at its own pace from its own position, and
/// a failure is tried again after a while, so that what is away for long neither stops the service nor loses anything.
/// </summary>
public sealed partial class Dispatcher(
    IEnumerable<Outlet> outlets, OneNode oneNode, EventTail tail, IServiceScopeFactory scopes, TimeProvider time, ILogger<Dispatcher> logger)
{
    /// <summary>How many events an outlet gets at once, at most.</summary>
    public const int BatchSize = 100;

    /// <summary>The longest pause before a failure is tried again.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private const long Lock = 0x42576469737061; // "BWdispa"

    // What lies between published events is passed in memory, and noted now and then, to spare a transaction for each claimed task.
    private const int NotedEvery = 500;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Works whenever this is the node whose turn it is. Ends when it is told to stop; its failures are logged, never thrown.</summary>
    public Task RunAsync(CancellationToken stop) => oneNode.RunAsync(
        Lock, turn => Task.WhenAll(outlets.Select(outlet => ServeAsync(outlet, turn))), stop);

    /// <summary>How long to wait after so many failures in a row: from one second on twice as long each time.</summary>
    public static TimeSpan PauseAfter(int failures) =>
        TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Min(failures, 10) - 1)));

    private async Task ServeAsync(Outlet outlet, CancellationToken turn)
    {
        var (failures, position) = (0, 0L);
        EventPositionRow? noted = null;
        while (!turn.IsCancellationRequested)
        {
            try
            {
                if (noted is null)
                {
                    noted = await InScopeAsync<EventPositions, EventPositionRow>(positions => positions.FindAsync(outlet.Name, turn));
                    position = noted.Position;
                }

                var feed = await InScopeAsync<EventReader, EventFeed>(reader => reader.ReadAsync(position, BatchSize, outlet.Types, turn));
                if (feed.Items.Count > 0)
                    await HandOnAsync(outlet, feed.Items, turn);
                if (feed.Items.Count > 0 || noted.Failures > 0 || feed.Next - noted.Position >= NotedEvery)
                    noted = await MoveAsync(outlet, noted, feed.Next);

                (failures, position) = (0, feed.Next);
                if (feed.Items.Count == 0)
                    await tail.WaitAsync(position, LongestWait, turn);
            }
            catch (OperationCanceledException) when (turn.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever is wrong out there (or with the database), the events stay and are tried again.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                noted = null;
                await PauseAsync(outlet, ++failures, failure, turn);
            }
        }
    }

    private async Task HandOnAsync(Outlet outlet, IReadOnlyList<EventItem> events, CancellationToken turn)
    {
        await using var scope = scopes.CreateAsyncScope();
        await outlet.Of(scope.ServiceProvider).HandleAsync(events, turn);
    }

    /// <summary>What has been handed on is noted also when the turn is over.</summary>
    private async Task<EventPositionRow> MoveAsync(Outlet outlet, EventPositionRow noted, long to)
    {
        var moved = await InScopeAsync<EventPositions, EventPositionRow>(
            positions => positions.MoveAsync(outlet.Name, noted.Position, to, CancellationToken.None));
        if (noted.Failures > 0)
            LogRecovered(outlet.Name, noted.Failures);
        return moved;
    }

    private async Task PauseAsync(Outlet outlet, int failures, Exception failure, CancellationToken turn)
    {
        LogFailed(outlet.Name, failures, failure.Message);
        try
        {
            await InScopeAsync<EventPositions, EventPositionRow>(positions => positions.FailAsync(outlet.Name, failure.Message, turn));
        }
#pragma warning disable CA1031 // Where the database is what has failed, there is nowhere to note it; the log has it.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        await Task.Delay(PauseAfter(failures), time, turn).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<T> InScopeAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    [LoggerMessage(LogLevel.Warning, "The outlet {Outlet} has failed, {Failures} times in a row; its events stay and are tried again: {Reason}")]
    private partial void LogFailed(string outlet, int failures, string reason);

    [LoggerMessage(LogLevel.Information, "The outlet {Outlet} works again after {Failures} failures")]
    private partial void LogRecovered(string outlet, int failures);
}
