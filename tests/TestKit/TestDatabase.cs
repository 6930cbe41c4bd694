using BaseWorkflows.Workflows.Persistence;
using Npgsql;

namespace BaseWorkflows.TestKit;

/// <summary>
/// A fresh, empty database: a SQLite file in the temporary folder, or a database of its own on a real PostgreSQL server.
/// Without a server the tests fail: a suite that quietly leaves out one database proves nothing about it.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string name = $"bw_test_{Guid.NewGuid():N}";

    private TestDatabase(DatabaseProvider provider) => Provider = provider;

    public DatabaseProvider Provider { get; }

    public string ConnectionString => Provider == DatabaseProvider.Sqlite
        ? $"Data Source={Path.Combine(Folder, "test.db")}"
        : new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 40 }.ConnectionString;

    /// <summary>A folder of its own, for the SQLite file and for uploaded files.</summary>
    public string Folder => Path.Combine(Path.GetTempPath(), name);

    private static string Server => Environment.GetEnvironmentVariable("TEST_POSTGRES")
        ?? throw new InvalidOperationException(
            "TEST_POSTGRES is not set: run the tests with 'bash tests/run.sh', which starts a PostgreSQL, or set the variable "
            + "to the connection string of a role that may create databases.");

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider)
    {
        var database = new TestDatabase(provider);
        Directory.CreateDirectory(database.Folder);
        if (provider == DatabaseProvider.PostgreSql)
            await ExecuteAsync($"CREATE DATABASE {database.name}");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (Provider == DatabaseProvider.PostgreSql)
            await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        else
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
