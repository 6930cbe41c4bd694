using System.Text.Json.Nodes;
using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Tests.Events;

public sealed class EventOrderTests(DatabaseProvider provider) : DatabaseTests(provider)
{
    private static readonly Caller Auditor = new("auditor", "审计", [new(Role.Auditor, Scope.College)], null);

    [Test]
    public async Task A_reader_that_polls_during_concurrent_and_slow_commits_misses_nothing_and_sees_no_position_twice()
    {
        const int writers = 6, each = 20;
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
                await AppendSlowlyAsync($"w{writer}", i);
        })));

        var seen = new List<EventItem>();
        for (var isDone = false; !isDone;)
        {
            // Asked before the reading: what is committed during it comes with the next.
            var hadEnded = writing.IsCompleted;
            var feed = await ReadAsync(seen.Count == 0 ? 0 : seen[^1].Position);
            seen.AddRange(feed.Items);
            isDone = hadEnded && feed.Items.Count == 0;
        }

        await writing;
        Assert.That(seen.Select(item => item.Position), Is.EqualTo(Enumerable.Range(1, writers * each).Select(i => (long)i)));
        foreach (var writer in seen.GroupBy(item => item.Subject))
            Assert.That(writer.Select(item => (int)item.Data["i"]!), Is.Ordered, writer.Key);
        Assert.That((await VerifyAsync()).Valid, Is.True);
    }

    [Test]
    public async Task A_line_that_the_owner_of_the_database_changed_breaks_the_chain_at_its_position()
    {
        for (var i = 0; i < 3; i++)
            await AppendAsync("one", i);
        await ReadAsync(0);
        await Service.With<WorkflowsDbContext, int>(db => db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql()
            ? "ALTER TABLE event_log DISABLE TRIGGER USER"
            : "DROP TRIGGER event_log_numbers_lines"));
        await Service.With<WorkflowsDbContext, int>(db =>
            db.Database.ExecuteSqlAsync($"UPDATE event_log SET actor_name = 'Somebody else' WHERE position = 2"));

        var check = await VerifyAsync();

        var first = await Service.With<WorkflowsDbContext, string?>(db => db.Set<EventRow>().Where(row => row.Position == 1).Select(row => row.Hash).SingleAsync());
        Assert.That(check, Is.EqualTo(new EventCheck(false, 2, 2, first!)));
    }

    private Task AppendAsync(string subject, int i) =>
        Service.AppendAsync(new EventRecord("TestHappened", subject, new JsonObject { ["i"] = i }));

    /// <summary>The line is written at once and committed a while later, when lines that were written after it may have been read already.</summary>
    private Task<Result<bool>> AppendSlowlyAsync(string subject, int i) => Service.In(scope =>
        scope.GetRequiredService<UnitOfWork>().RunAsync(CommandInfo.Of(Auditor, "test.append"), async token =>
        {
            scope.GetRequiredService<EventLog>().Append(new EventRecord("TestHappened", subject, new JsonObject { ["i"] = i }));
            await scope.GetRequiredService<WorkflowsDbContext>().SaveChangesAsync(token);
            using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 25)));
            await pause.WaitForNextTickAsync(token);
            return (Result<bool>)true;
        }, CancellationToken.None));

    private async Task<EventFeed> ReadAsync(long after) => (await Service.With<ReadEvents, Result<EventFeed>>(
        read => read.HandleAsync(new(after, 50), Auditor, CancellationToken.None))).Value;

    private async Task<EventCheck> VerifyAsync() => (await Service.With<VerifyEvents, Result<EventCheck>>(
        verify => verify.HandleAsync(Auditor, CancellationToken.None))).Value;
}
