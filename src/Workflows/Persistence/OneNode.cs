using System.Data.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BaseWorkflows.Workflows.Persistence;

/// <summary>
/// Lets work run on one node at a time: on PostgreSQL on the node that holds an advisory lock, with a connection of its own that the server
/// drops when the node dies, so that another one takes over within seconds. On SQLite there is one node.
/// </summary>
/// <remarks>
/// A node whose connection breaks stops working as soon as it notices, which may be a moment after another one has begun. Work that
/// must not be done by two in that moment checks so in the database.
/// </remarks>
public sealed partial class OneNode(IOptions<DatabaseOptions> database, TimeProvider time, ILogger<OneNode> logger)
{
    // How often a node asks for its turn, and makes sure that it still has it.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    // In seconds.
    private const int LongestAnswer = 5;

    // So that the server notices within some ten seconds when a node's machine is gone without a word.
    private const string KeepAlive = "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";

    /// <summary>Starts the work whenever this node gets its turn, until told to stop.</summary>
    /// <param name="key">The same on all nodes, different from other work's.</param>
    /// <param name="work">Told by its token that the turn is over; ends then, without throwing.</param>
    /// <param name="stop">This node stops.</param>
    public async Task RunAsync(long key, Func<CancellationToken, Task> work, CancellationToken stop)
    {
        if (database.Value.Provider == DatabaseProvider.Sqlite)
        {
            await work(stop);
            return;
        }

        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await ConnectAsync(stop);
                if (await TakeTurnAsync(connection, key, stop))
                    await WorkAsync(connection, work, stop);
            }
            catch (Exception lost) when (lost is DbException or TimeoutException or InvalidOperationException)
            {
                LogLost(lost.Message);
                await Task.Delay(Look, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken stop)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.Value.ConnectionString)
        {
            Pooling = false,
            Timeout = LongestAnswer,
            CommandTimeout = LongestAnswer,
        };
        settings.Options = $"{settings.Options} {KeepAlive}".TrimStart();
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(stop);
        return connection;
    }

    // Asking now and then instead of waiting in the server, where a statement that waits keeps old rows from being cleaned up.
    private async Task<bool> TakeTurnAsync(NpgsqlConnection connection, long key, CancellationToken stop)
    {
        await using var ask = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = key } } };
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            if ((bool)(await ask.ExecuteScalarAsync(stop))!)
                return true;
        }
        while (await timer.WaitForNextTickAsync(stop));
        return false;
    }

    private async Task WorkAsync(NpgsqlConnection connection, Func<CancellationToken, Task> work, CancellationToken stop)
    {
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var working = work(turn.Token);
        try
        {
            await using var ask = new NpgsqlCommand("SELECT 1", connection);
            using var timer = new PeriodicTimer(Look, time);
            while (await timer.WaitForNextTickAsync(stop))
                await ask.ExecuteScalarAsync(stop);
        }
        finally
        {
            await turn.CancelAsync();
            await working;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The connection that decides which node's turn it is broke: {Reason}")]
    private partial void LogLost(string reason);
}
