using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace BaseWorkflows.Bench;

/// <summary>PostgreSQL's own benchmark as a yardstick: <c>pgbench -N</c>, scale 10, in a database of its own.</summary>
internal sealed partial class PgBench : IAsyncDisposable
{
    private readonly FreshDatabase database;

    private PgBench(FreshDatabase database) => this.database = database;

    /// <summary>Fills its tables.</summary>
    /// <returns>Null where the program is missing.</returns>
    public static async Task<PgBench?> StartAsync(string server)
    {
        var bench = new PgBench(await FreshDatabase.CreateAsync(server));
        try
        {
            await bench.ExecuteAsync("-i", "-q", "-s", "10");
            return bench;
        }
        catch (Win32Exception)
        {
            await bench.DisposeAsync();
            return null;
        }
    }

    /// <summary>Lets so many clients work for so long.</summary>
    /// <returns>Transactions per second, without the time that it takes to connect.</returns>
    public async Task<double> RunAsync(int clients, int seconds)
    {
        var output = await ExecuteAsync(
            "-N", "-n", "-M", "prepared", "-c", Text(clients), "-j", Text(Math.Min(clients, Environment.ProcessorCount)), "-T", Text(seconds));
        return double.Parse(TransactionsPerSecond().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task<string> ExecuteAsync(params string[] arguments)
    {
        var connection = database.Connection;
        var start = new ProcessStartInfo("pgbench", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGHOST"] = connection.Host;
        start.Environment["PGPORT"] = Text(connection.Port);
        start.Environment["PGUSER"] = connection.Username;
        start.Environment["PGPASSWORD"] = connection.Password;
        start.Environment["PGDATABASE"] = connection.Database;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"pgbench: {await errors}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("""tps = ([0-9.]+)""")]
    private static partial Regex TransactionsPerSecond();
}
