using Npgsql;

namespace BaseWorkflows.Bench;

/// <summary>A database of the benchmark's own on the server that it was given; dropped at the end.</summary>
internal sealed class FreshDatabase : IAsyncDisposable
{
    private readonly string server;

    private FreshDatabase(string server, string name) => (this.server, Connection) = (server, new(server) { Database = name });

    /// <summary>How to reach it.</summary>
    public NpgsqlConnectionStringBuilder Connection { get; }

    public static async Task<FreshDatabase> CreateAsync(string server)
    {
        var database = new FreshDatabase(server, $"bw_bench_{Guid.NewGuid():N}");
        await database.ExecuteAsync($"CREATE DATABASE {database.Connection.Database}");
        return database;
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP DATABASE {Connection.Database} WITH (FORCE)");

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
