using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.Extensions.DependencyInjection;
using static BaseWorkflows.TestKit.TestRoutes;

namespace BaseWorkflows.Workflows.Tests.Tasks;

/// <summary>Two transactions that really meet. On SQLite they can't: one begins when the other has ended.</summary>
public sealed class RowLockTests
{
    private TestService service = null!;

    [SetUp]
    public async Task StartService() =>
        service = await TestService.StartAsync(DatabaseProvider.PostgreSql, services => services.AddTaskType<PlainTask>(PlainTask.TypeKey));

    [TearDown]
    public async Task StopService() => await service.DisposeAsync();

    [Test]
    [CancelAfter(60_000)]
    public async Task Who_comes_second_waits_for_the_first_and_then_sees_what_it_did(CancellationToken cancellationToken)
    {
        await service.PublishAsync(Sequential("seq", "A", "B"));
        await service.StartAsync("seq");
        var task = (await service.InboxAsync(Officer)).Single();
        var (decided, commit) = (new TaskCompletionSource(), new TaskCompletionSource());

        var first = service.In(scope => scope.GetRequiredService<UnitOfWork>().RunAsync(CommandInfo.Of(Officer, "test.first"), async token =>
        {
            var completed = await scope.GetRequiredService<CompleteTask>().CompleteAsync(new(task.Id, 1, "Approve", null, null, null), Officer, token);
            decided.SetResult();
            await commit.Task;
            return completed;
        }, cancellationToken));
        await decided.Task;
        service.Faults.Arm();
        var second = service.CompleteAsync(task, SecondOfficer);
        while (await WaitingAsync() == 0)
            cancellationToken.ThrowIfCancellationRequested();
        commit.SetResult();

        Assert.That((await first).IsOk, Is.True);
        Assert.That((await second).Refusal?.Code, Is.EqualTo("task.already_completed"));
        Assert.That(service.Faults.Count, Is.EqualTo(3), "the first saves and commits; the second reads once and does not have to try again");
    }

    /// <summary>Transactions that wait for a row. Asked outside of EF Core, whose commands are counted.</summary>
    private async Task<long> WaitingAsync()
    {
        await using var connection = new Npgsql.NpgsqlConnection(service.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
