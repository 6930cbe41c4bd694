using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.EndToEnd.Tests.Support;
using BaseWorkflows.TestKit;
using BaseWorkflows.TestKit.Bus;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BaseWorkflows.EndToEnd.Tests.Failures;

/// <summary>Three nodes with a PostgreSQL and a RabbitMQ of their own, each of which can be killed.</summary>
internal sealed class ThreeNodes : IAsyncDisposable
{
    private const int Count = 3;

    // As systemd does.
    private static readonly TimeSpan RestartAfter = TimeSpan.FromSeconds(3);

    private readonly Uri[] addresses = [.. Enumerable.Range(0, Count).Select(_ => new Uri($"http://127.0.0.1:{Ports.Free()}"))];
    private readonly Service?[] nodes = new Service?[Count];
    private readonly Dictionary<string, string> settings;
    private readonly CancellationTokenSource closing = new();
    private int failedStarts;

    private ThreeNodes(TestCluster cluster, TestBroker broker, TestService college, string[] receivers)
    {
        (Cluster, Broker, College) = (cluster, broker, college);
        settings = new(broker.Settings) { ["Database:MigrateAtStart"] = "false", ["Subscriptions:Timeout"] = "00:00:03" };
        foreach (var (index, host) in receivers.Index())
            settings[$"Subscriptions:Hosts:{index}"] = host;
    }

    public TestCluster Cluster { get; }

    public TestBroker Broker { get; }

    public TestService College { get; }

    public IReadOnlyList<Uri> Addresses => addresses;

    /// <summary>Those that answer.</summary>
    public IReadOnlyList<int> Up => [.. Enumerable.Range(0, Count).Where(node => Volatile.Read(ref nodes[node]) is not null)];

    /// <summary>How often a node ended while it was starting, since the database was away, and was started again.</summary>
    public int FailedStarts => failedStarts;

    /// <summary>Database and broker, with the small college and an auditor in it, and no node yet.</summary>
    /// <param name="receivers">Hosts to which webhooks may go.</param>
    public static async Task<ThreeNodes> FoundAsync(params string[] receivers)
    {
        var cluster = await TestCluster.StartAsync();
        var broker = await TestBroker.StartAsync();
        var college = await TestService.StartOnAsync(
            await TestDatabase.EmptyAsync(DatabaseProvider.PostgreSql, cluster.ConnectionString), TimeProvider.System.GetUtcNow(),
            // Signing hundreds of times in here would take longer than all the rest; where somebody signs in, their password is hashed as it should be.
            services => services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1)
                .AddIdentityCore<Account>().AddEntityFrameworkStores<WorkflowsDbContext>());
        await SmallCollege.FoundAsync(college);
        await SmallCollege.HireAsync(college, "auditor", "杨慎之", Role.Auditor, "college");
        return new(cluster, broker, college, receivers);
    }

    /// <summary>Starts all nodes.</summary>
    public Task StartAsync() => Task.WhenAll(Enumerable.Range(0, Count).Select(StartNodeAsync));

    /// <summary>Kills a node (SIGKILL).</summary>
    public async Task KillAsync(int node)
    {
        if (Interlocked.Exchange(ref nodes[node], null) is { } alive)
            await alive.DisposeAsync();
    }

    /// <summary>Starts a node at its address, again and again until it stays up: where the database is away it ends.</summary>
    public async Task StartNodeAsync(int node)
    {
        using var again = new PeriodicTimer(RestartAfter);
        while (!closing.IsCancellationRequested)
        {
            try
            {
                nodes[node] = await Service.StartAsync(College.Database, addresses[node], settings: new Dictionary<string, string>(settings)
                {
                    ["Database:ConnectionString"] = new NpgsqlConnectionStringBuilder(College.Database.ConnectionString) { ApplicationName = NameOf(node) }.ConnectionString,
                });
                if (closing.IsCancellationRequested)
                    await KillAsync(node);
                return;
            }
            catch (InvalidOperationException ended) when (ended.Message.Contains("Unhandled exception. Npgsql.", StringComparison.Ordinal)
                || ended.Message.Contains("---> Npgsql.", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref failedStarts);
                await again.WaitForNextTickAsync(closing.Token);
            }
        }
    }

    /// <summary>The node whose turn it is to hand on events; null where at this moment it is nobody's, or the database is away.</summary>
    public async Task<int?> FindDispatcherAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(College.Database.ConnectionString) { Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            // 0x42576469737061, as the dispatcher takes it.
            await using var ask = new NpgsqlCommand(
                "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid) "
                + "WHERE locktype = 'advisory' AND classid = x'425764'::int AND objid = x'69737061'::int AND granted", connection);
            var name = (string?)await ask.ExecuteScalarAsync();
            return Up.Cast<int?>().SingleOrDefault(node => NameOf(node!.Value) == name);
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        foreach (var node in Up)
            await KillAsync(node);
        await College.DisposeAsync();
        await Broker.DisposeAsync();
        await Cluster.DisposeAsync();
        closing.Dispose();
    }

    /// <summary>By what name the database knows it.</summary>
    private static string NameOf(int node) => $"node-{node}";
}
