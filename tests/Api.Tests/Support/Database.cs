using BaseWorkflows.Workflows.Persistence;
using Npgsql;

namespace BaseWorkflows.Api.Tests.Support;

/// <summary>A new, empty database that is gone after the test.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly Func<Task> drop;

    private Database(DatabaseProvider provider, string connectionString, Func<Task> drop)
    {
        (Provider, ConnectionString) = (provider, connectionString);
        this.drop = drop;
    }

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    public static async Task<Database> CreateAsync(DatabaseProvider provider)
    {
        var name = $"api_{Guid.NewGuid():N}";
        if (provider == DatabaseProvider.Sqlite)
        {
            var folder = Directory.CreateTempSubdirectory("baseworkflows-");
            return new(provider, $"Data Source={Path.Combine(folder.FullName, name)}.db;Pooling=False", () =>
            {
                folder.Delete(recursive: true);
                return Task.CompletedTask;
            });
        }

        if (Environment.GetEnvironmentVariable("TEST_POSTGRES") is not { Length: > 0 } server)
            throw new InvalidOperationException("TEST_POSTGRES is not set; tests/run.sh starts a PostgreSQL and sets it.");

        await ExecuteAsync(server, $"create database {name}");
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = true, MaxPoolSize = 20 };
        return new(provider, connection.ConnectionString, () => ExecuteAsync(server, $"drop database {name} with (force)"));
    }

    public async ValueTask DisposeAsync() => await drop();

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
