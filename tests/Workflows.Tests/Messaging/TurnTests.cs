using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BaseWorkflows.Workflows.Tests.Messaging;

/// <summary>Two nodes on one PostgreSQL.</summary>
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class TurnTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    [Test]
    public async Task One_node_hands_on_at_a_time_and_another_one_takes_over_when_it_stops()
    {
        await using var first = await Node.StartAsync(Service);
        await Service.AppendAsync("BaseApplied");
        await UntilAsync(() => first.Seen.Count == 1, Step);
        await using var second = await Node.StartAsync(Service);
        await Service.AppendAsync("BaseApproved");
        await UntilAsync(() => first.Seen.Count == 2, Step);
        Assert.That(second.Seen, Is.Empty);

        await first.StopAsync();
        await Service.AppendAsync("BaseActivated");
        await UntilAsync(() => second.Seen.Count == 1, Step);

        Assert.That((first.Seen.Count, second.Seen.Single().Type), Is.EqualTo((2, "BaseActivated")));
    }

    [Test]
    public async Task A_node_whose_connection_breaks_stops_until_it_has_its_turn_again()
    {
        var (begun, ended) = (0, 0);
        using var stop = new CancellationTokenSource();
        var oneNode = await Service.With<OneNode, OneNode>(Task.FromResult);
        var running = Task.Run(() => oneNode.RunAsync(4711, async turn =>
        {
            Interlocked.Increment(ref begun);
            await new TaskCompletionSource().Task.WaitAsync(turn).ContinueWith(_ => Interlocked.Increment(ref ended), TaskScheduler.Default);
        }, stop.Token));
        await UntilAsync(() => Volatile.Read(ref begun) == 1, Step);

        await Service.With<WorkflowsDbContext, int>(db => db.Database.ExecuteSqlAsync(
            $"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"));

        await UntilAsync(() => Volatile.Read(ref begun) == 2, Step);
        Assert.That(Volatile.Read(ref ended), Is.EqualTo(1));
        await stop.CancelAsync();
        await running;
        Assert.That(ended, Is.EqualTo(2));
    }
}
