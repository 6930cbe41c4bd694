using System.Globalization;
using Npgsql;

namespace BaseWorkflows.Bench;

/// <summary>What was used so far. Memory and log don't depend on how busy the machine is.</summary>
/// <param name="Service">Processor time of this process.</param>
/// <param name="Postgres">Processor time of the server's processes for one database; zero where the server runs on another machine.</param>
/// <param name="Allocated">Bytes of memory that this process asked for.</param>
/// <param name="Log">Bytes that the server wrote into its write-ahead log, for whomever.</param>
internal readonly record struct Usage(TimeSpan Service, TimeSpan Postgres, double Allocated, double Log)
{
    // USER_HZ, in which Linux counts for /proc/<pid>/stat, is 100 on every architecture that .NET runs on.
    private const double TicksPerSecond = 100;

    public static async Task<Usage> ReadAsync(NpgsqlConnectionStringBuilder database)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT array_agg(pid), (pg_current_wal_insert_lsn() - '0/0')::float8
            FROM pg_stat_activity WHERE datname = current_database()
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var ticks = reader.GetFieldValue<int[]>(0).Sum(TicksOf);
        return new(
            Environment.CpuUsage.TotalTime, TimeSpan.FromSeconds(ticks / TicksPerSecond),
            GC.GetTotalAllocatedBytes(precise: true), reader.GetDouble(1));
    }

    public static Usage operator -(Usage left, Usage right) => new(
        left.Service - right.Service, left.Postgres - right.Postgres, left.Allocated - right.Allocated, left.Log - right.Log);

    public static Usage operator +(Usage left, Usage right) => new(
        left.Service + right.Service, left.Postgres + right.Postgres, left.Allocated + right.Allocated, left.Log + right.Log);

    private static long TicksOf(int process)
    {
        var path = $"/proc/{process}/stat";
        if (!File.Exists(path))
            return 0;

        // The name, in parentheses, may hold spaces; utime and stime are the 12th and 13th field behind it.
        var stat = File.ReadAllText(path);
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[11..13].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
    }
}
