using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Hosting;

/// <summary>Bringing the database up to date as a step of its own.</summary>
public sealed class StartTests
{
    private static readonly Dictionary<string, string> NotAtStart = new() { ["Demo:Enabled"] = "false", ["Database:MigrateAtStart"] = "false" };

    [TestCase(DatabaseProvider.Sqlite)]
    [TestCase(DatabaseProvider.PostgreSql)]
    public async Task A_node_that_may_not_change_the_database_starts_once_it_is_up_to_date_and_not_before(DatabaseProvider provider)
    {
        await using var database = await Database.CreateAsync(provider);
        Assert.That(
            () => ApiHost.JoinAsync(database, NotAtStart, _ => { }),
            Throws.InvalidOperationException.With.Message.Contains("migrate").And.Message.Contains("Initial"));

        await using (await ApiHost.JoinAsync(database, new() { ["Demo:Enabled"] = "false" }, _ => { }))
        {
        }

        await using var node = await ApiHost.JoinAsync(database, NotAtStart, _ => { });
        Assert.That(await node.CreateClient().GetStringAsync("/health/live"), Is.EqualTo("Healthy"));
    }

    [Test]
    public async Task Measurements_are_there_for_prometheus()
    {
        await using var host = await ApiHost.StartAsync(DatabaseProvider.Sqlite, new() { ["Demo:Enabled"] = "false" });
        using var client = host.CreateClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        string told;
        do
            told = await client.GetStringAsync("/metrics", patience.Token);
        while (!told.Contains("baseworkflows_deliveries_dead", StringComparison.Ordinal) && await again.WaitForNextTickAsync(patience.Token));

        Assert.That(told, Does.Match("baseworkflows_tasks_open(\\{[^}]*\\})? 0"));
        Assert.That(told, Does.Match("baseworkflows_outlet_lag_seconds\\{[^}]*outlet=\"webhooks\"[^}]*\\} 0"));
    }
}
