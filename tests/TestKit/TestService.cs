using BaseWorkflows.Workflows;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace BaseWorkflows.TestKit;

/// <summary>The application without a host, on a database of its own, with a clock that the test moves.</summary>
public sealed class TestService : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private readonly bool ownsDatabase;

    private TestService(TestDatabase database, ServiceProvider services, FakeTimeProvider time, bool ownsDatabase) =>
        (Database, this.services, Time, this.ownsDatabase) = (database, services, time, ownsDatabase);

    public TestDatabase Database { get; }

    public FakeTimeProvider Time { get; }

    public SqlFaults Faults => services.GetRequiredService<SqlFaults>();

    public static async Task<TestService> StartAsync(DatabaseProvider provider, Action<IServiceCollection>? configure = null) =>
        await StartAsync(await TestDatabase.CreateAsync(provider, StartOnceAsync), NewClock(), true, configure);

    /// <summary>The same on a database that the test has made, which goes with it, on this moment (UTC).</summary>
    public static Task<TestService> StartOnAsync(TestDatabase database, DateTimeOffset now, Action<IServiceCollection>? configure = null) =>
        StartAsync(database, new(now), true, configure);

    /// <summary>Another node on the same database, or the same one after a restart. Dispose it before the first.</summary>
    public Task<TestService> JoinAsync(Action<IServiceCollection>? configure = null) => StartAsync(Database, Time, false, configure);

    private static FakeTimeProvider NewClock() => new(new DateTimeOffset(2027, 3, 1, 1, 0, 0, TimeSpan.Zero));

    private static async Task StartOnceAsync(TestDatabase database) =>
        await (await StartAsync(database, NewClock(), false, null)).DisposeAsync();

    private static async Task<TestService> StartAsync(
        TestDatabase database, FakeTimeProvider time, bool ownsDatabase, Action<IServiceCollection>? configure)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Database:Provider"] = database.Provider.ToString(),
            ["Database:ConnectionString"] = database.ConnectionString,
            ["Documents:Folder"] = Path.Combine(database.Folder, "files"),
        };
        var faults = new SqlFaults();
        var collection = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(faults)
            .AddSingleton<Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor>(faults)
            .AddWorkflows(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        configure?.Invoke(collection);
        var service = new TestService(database, collection.BuildServiceProvider(validateScopes: true), time, ownsDatabase);
        await service.services.StartAsync();
        return service;
    }

    /// <summary>Does something in a scope of its own, as a request would.</summary>
    public async Task<T> In<T>(Func<IServiceProvider, Task<T>> act, string? idempotencyKey = null)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CommandScope>().IdempotencyKey = idempotencyKey;
        return await act(scope.ServiceProvider);
    }

    /// <summary>Uses one service in a scope of its own.</summary>
    public Task<T> With<TService, T>(Func<TService, Task<T>> act, string? idempotencyKey = null)
        where TService : notnull => In(scope => act(scope.GetRequiredService<TService>()), idempotencyKey);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (ownsDatabase)
            await Database.DisposeAsync();
    }
}
