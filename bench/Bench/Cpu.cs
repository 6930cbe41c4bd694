using System.Globalization;
using Npgsql;

namespace BaseWorkflows.Bench;

/// <summary>Processor time used so far.</summary>
/// <param name="Service">By this process.</param>
/// <param name="Postgres">By the server's processes for one database; zero where the server runs on another machine.</param>
internal readonly record struct Cpu(TimeSpan Service, TimeSpan Postgres)
{
    // USER_HZ, in which Linux counts for /proc/<pid>/stat, is 100 on every architecture that .NET runs on.
    private const double TicksPerSecond = 100;

    public static async Task<Cpu> ReadAsync(NpgsqlConnectionStringBuilder database)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pid FROM pg_stat_activity WHERE datname = current_database()", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var postgres = TimeSpan.Zero;
        while (await reader.ReadAsync())
            postgres += OfProcess(reader.GetInt32(0));
        return new(Environment.CpuUsage.TotalTime, postgres);
    }

    public static Cpu operator -(Cpu left, Cpu right) => new(left.Service - right.Service, left.Postgres - right.Postgres);

    public static Cpu operator +(Cpu left, Cpu right) => new(left.Service + right.Service, left.Postgres + right.Postgres);

    private static TimeSpan OfProcess(int id)
    {
        var path = $"/proc/{id}/stat";
        if (!File.Exists(path))
            return TimeSpan.Zero;

        // The name, in parentheses, may hold spaces; utime and stime are the 12th and 13th field behind it.
        var stat = File.ReadAllText(path);
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[11..13].Sum(field => long.Parse(field, CultureInfo.InvariantCulture)) / TicksPerSecond * TimeSpan.FromSeconds(1);
    }
}
