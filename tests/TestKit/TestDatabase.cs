using System.Collections.Concurrent;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BaseWorkflows.TestKit;

/// <summary>
/// A fresh database: a SQLite file in the temporary folder, or a database of its own on a real PostgreSQL server.
/// Without a server the tests fail: a suite that quietly leaves out one database proves nothing about it.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<TestDatabase>>> Templates = [];

    private readonly string name = $"bw_test_{Guid.NewGuid():N}";

    private readonly string? server;

    private TestDatabase(DatabaseProvider provider, string? server) => (Provider, this.server) = (provider, server);

    public DatabaseProvider Provider { get; }

    public string ConnectionString => Provider == DatabaseProvider.Sqlite
        ? $"Data Source={SqliteFile}"
        : new NpgsqlConnectionStringBuilder(Server(server)) { Database = name, MaxPoolSize = 40 }.ConnectionString;

    /// <summary>A folder of its own, for the SQLite file and for uploaded files.</summary>
    public string Folder => Path.Combine(Path.GetTempPath(), name);

    private string SqliteFile => Path.Combine(Folder, "test.db");

    private static string Server(string? own) => own ?? Environment.GetEnvironmentVariable("TEST_POSTGRES")
        ?? throw new InvalidOperationException(
            "TEST_POSTGRES is not set: run the tests with 'bash tests/run.sh', which starts a PostgreSQL, or set the variable "
            + "to the connection string of a role that may create databases.");

    /// <summary>
    /// A database as the service leaves it behind its first start. That is done once for each kind of database, and copied: the
    /// tables alone would take most of a test's time.
    /// </summary>
    /// <param name="provider">Which database.</param>
    /// <param name="startOn">Starts the service on an empty database, and stops it.</param>
    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider, Func<TestDatabase, Task> startOn)
    {
        var template = await Templates.GetOrAdd(provider, kind => new(() => FillAsync(kind, startOn))).Value;
        var database = await CreateAsync(provider, template.name, null);
        if (provider == DatabaseProvider.Sqlite)
            File.Copy(template.SqliteFile, database.SqliteFile);
        return database;
    }

    /// <summary>A database without tables, as somebody who restores a backup makes one.</summary>
    /// <param name="provider">Which database.</param>
    /// <param name="server">A PostgreSQL of the test's own; null for the one that all tests share.</param>
    public static Task<TestDatabase> EmptyAsync(DatabaseProvider provider, string? server = null) => CreateAsync(provider, "template1", server);

    private static async Task<TestDatabase> FillAsync(DatabaseProvider provider, Func<TestDatabase, Task> startOn)
    {
        var template = await CreateAsync(provider, "template1", null);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => template.DisposeAsync().AsTask().GetAwaiter().GetResult();
        await startOn(template);
        // The last connection that closes writes everything into the one file.
        SqliteConnection.ClearAllPools();
        return template;
    }

    private static async Task<TestDatabase> CreateAsync(DatabaseProvider provider, string template, string? server)
    {
        var database = new TestDatabase(provider, server);
        Directory.CreateDirectory(database.Folder);
        if (provider == DatabaseProvider.PostgreSql)
            await database.ExecuteAsync($"CREATE DATABASE {database.name} TEMPLATE {template}");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (Provider == DatabaseProvider.PostgreSql)
            await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        else
            SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server(server));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
