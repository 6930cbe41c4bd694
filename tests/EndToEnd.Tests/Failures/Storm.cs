using BaseWorkflows.EndToEnd.Tests.Crashes;

namespace BaseWorkflows.EndToEnd.Tests.Failures;

/// <summary>Everything that goes wrong while people work, at random points of their work.</summary>
internal sealed class Storm(ThreeNodes nodes, Subscribers subscribers, Office office, Confirmations confirmations, Random random)
{
    private const int Kills = 10;

    // Every so many kills it is the node that hands on events.
    private const int DispatcherEvery = 4;

    private static readonly TimeSpan Outage = TimeSpan.FromMinutes(1);

    /// <summary>How many commands were on their way at each kill.</summary>
    public List<int> Interrupted { get; } = [];

    /// <summary>How many of the kills hit the node that handed on events.</summary>
    public int OfDispatcher { get; private set; }

    /// <summary>When PostgreSQL crashed, and when it took connections again (UTC).</summary>
    public (DateTimeOffset From, DateTimeOffset To) Crash { get; private set; }

    /// <summary>Lets it all happen.</summary>
    /// <param name="commands">How many commands will be confirmed altogether.</param>
    public Task RunAsync(int commands)
    {
        var kills = Enumerable.Range(0, Kills).Select(_ => random.Next(commands / 20, commands * 4 / 5)).Order().ToList();
        return Task.WhenAll(
            KillNodesAsync(kills), StopBrokerAsync(random.Next(commands / 10, commands / 5)), CrashDatabaseAsync(random.Next(commands / 3, commands * 2 / 3)),
            BreakArchiveAsync(random.Next(commands / 10, commands / 2), random.Next(commands / 2, commands)));
    }

    private async Task KillNodesAsync(List<int> points)
    {
        var starting = new List<Task>();
        foreach (var (kill, point) in points.Index())
        {
            await confirmations.ReachAsync(point);
            // Somebody has to be there for people to go on to.
            await UntilAsync(() => Task.FromResult(nodes.Up.Count > 1), TimeSpan.FromMilliseconds(100));
            int? node = nodes.Up[random.Next(nodes.Up.Count)];
            if (kill % DispatcherEvery == 1)
            {
                await UntilAsync(async () => (node = await nodes.FindDispatcherAsync()) is not null, TimeSpan.FromMilliseconds(100));
                OfDispatcher++;
            }

            Interrupted.Add(office.Sending);
            await nodes.KillAsync(node!.Value);
            starting.Add(nodes.StartNodeAsync(node.Value));
        }

        await Task.WhenAll(starting);
    }

    /// <summary>RabbitMQ is away for a minute; when the sample subscriber has begun with what was kept for it, it is killed.</summary>
    private async Task StopBrokerAsync(int point)
    {
        var sample = subscribers.Sample;
        await confirmations.ReachAsync(point);
        await nodes.Broker.StopAsync();
        using (var minute = new PeriodicTimer(Outage))
            await minute.WaitForNextTickAsync();
        var before = await sample.PrintAsync();
        await nodes.Broker.RunAsync();
        await UntilAsync(async () => (await sample.PrintAsync()).Events > before.Events, TimeSpan.FromSeconds(2));
        await sample.KillAsync();
        await sample.RunAsync();
    }

    private async Task CrashDatabaseAsync(int point)
    {
        await confirmations.ReachAsync(point);
        var from = TimeProvider.System.GetUtcNow();
        await nodes.Cluster.CrashAsync();
        Crash = (from, TimeProvider.System.GetUtcNow());
    }

    private async Task BreakArchiveAsync(int from, int to)
    {
        await confirmations.ReachAsync(from);
        subscribers.BreakArchive();
        await confirmations.ReachAsync(to);
        await subscribers.RepairArchiveAsync();
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, TimeSpan look)
    {
        using var again = new PeriodicTimer(look);
        while (!await holds())
            await again.WaitForNextTickAsync();
    }
}
