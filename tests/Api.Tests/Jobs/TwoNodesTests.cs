using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Domain;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Jobs;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace BaseWorkflows.Api.Tests.Jobs;

/// <summary>Two whole services, each with Hangfire, on one PostgreSQL: the calendar fires once.</summary>
public sealed class TwoNodesTests
{
    private const string Told = "DecemberCame";

    private static readonly Schedule December = new(
        "test-december", new("十二月", "December"), new("12 月 1 日", "1 December"), "0 0 0 1 12 *", TellAsync);

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2027, 11, 1, 1, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task The_first_of_december_fires_once_and_is_caught_up_by_whoever_starts_after_it()
    {
        await using var database = await Database.CreateAsync(DatabaseProvider.PostgreSql);
        await using (await StartAsync(database))
        {
        }

        time.SetUtcNow(new DateTimeOffset(2027, 12, 2, 1, 0, 0, TimeSpan.Zero));
        var nodes = await Task.WhenAll(StartAsync(database), StartAsync(database));
        await using var first = nodes[0];
        await using var second = nodes[1];
        foreach (var node in nodes)
        {
            foreach (var _ in Enumerable.Range(0, 3))
                node.Services.GetRequiredService<IBackgroundJobClientV2>().Enqueue<Api.Jobs.ScheduledJobs>(jobs => jobs.RunAsync(December.Key, CancellationToken.None));
        }

        await UntilIdleAsync(first);
        Assert.That(await CountAsync(first), Is.EqualTo(1));
    }

    [Test]
    public async Task A_node_that_was_killed_while_it_held_a_lock_of_hangfires_keeps_no_other_from_starting()
    {
        await using var database = await Database.CreateAsync(DatabaseProvider.PostgreSql);
        await using (await StartAsync(database))
        {
        }

        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var left = source.CreateCommand(
            $"insert into {Api.Jobs.JobsSetup.Schema}.lock (resource, updatecount, acquired) select '{Api.Jobs.JobsSetup.Schema}:lock:recurring-job:{December.Key}', 0, now() at time zone 'utc'");
        await left.ExecuteNonQueryAsync();
        await using var node = await StartAsync(database);

        await using var kept = source.CreateCommand($"select count(*) from {Api.Jobs.JobsSetup.Schema}.lock where resource like '%:lock:recurring-job:{December.Key}'");
        Assert.That(await kept.ExecuteScalarAsync(), Is.Zero, "the node got and gave back the very lock that was left");
    }

    private Task<ApiHost> StartAsync(Database database) => ApiHost.JoinAsync(
        database, new() { ["Jobs:Enabled"] = "true" },
        services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time)).AddSingleton(December));

    private static async Task<int> TellAsync(IServiceProvider services, DateTimeOffset servedUntil, CancellationToken cancellationToken)
    {
        var result = await services.GetRequiredService<UnitOfWork>().RunAsync(CommandInfo.Of(Caller.System, "test.tell"), _ =>
        {
            services.GetRequiredService<EventLog>().Append(new EventRecord(Told, "test/december", []));
            return Task.FromResult<Result<int>>(1);
        }, cancellationToken);
        return result.Value;
    }

    private static async Task UntilIdleAsync(ApiHost node)
    {
        var monitor = node.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        // Six jobs of this test and the two that the nodes begin with.
        while (monitor.GetStatistics() is { } seen && (seen.Succeeded < 8 || seen.Enqueued + seen.Processing > 0))
            await tick.WaitForNextTickAsync(patience.Token);
        Assert.That(monitor.FailedCount(), Is.Zero);
    }

    private static async Task<int> CountAsync(ApiHost node)
    {
        await using var scope = node.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>().Set<EventRow>().CountAsync(row => row.Type == Told);
    }
}
