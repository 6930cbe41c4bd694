using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Messaging;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Tests.Persistence;

/// <summary>Two commands that lock each other out: the loser runs again, and nobody notices.</summary>
public sealed class CrossingTests
{
    [Test]
    [CancelAfter(60_000)]
    public async Task Of_two_commands_in_a_deadlock_the_loser_runs_again([Values] bool atSaving, CancellationToken cancellationToken)
    {
        await using var service = await TestService.StartAsync(DatabaseProvider.PostgreSql);
        await service.In(async services =>
        {
            var db = services.GetRequiredService<WorkflowsDbContext>();
            db.AddRange(new EventPositionRow { Name = "a" }, new EventPositionRow { Name = "b" });
            return await db.SaveChangesAsync(cancellationToken);
        });
        using var bothHoldOne = new Barrier(2);
        var runs = 0;

        await Task.WhenAll(
            Task.Run(() => CrossAsync("a", "b", 1), cancellationToken),
            Task.Run(() => CrossAsync("b", "a", 2), cancellationToken));

        Assert.That(runs, Is.EqualTo(3), "the winner once, the loser twice");
        var positions = await service.In(services => services.GetRequiredService<WorkflowsDbContext>()
            .Set<EventPositionRow>().Where(row => row.Name.Length == 1).Select(row => row.Position).ToListAsync(cancellationToken));
        Assert.That(positions, Is.EqualTo(new[] { 1, 1 }).Or.EqualTo(new[] { 2, 2 }), "whole and one after the other");

        Task<bool> CrossAsync(string first, string second, long position) => service.In(async services =>
        {
            var db = services.GetRequiredService<WorkflowsDbContext>();
            var run = 0;
            var done = await services.GetRequiredService<UnitOfWork>().RunAsync<bool>(CommandInfo.Of(Caller.System, "cross"), async token =>
            {
                Interlocked.Increment(ref runs);
                (await Row(first).ForUpdate().SingleAsync(token)).Move(position, service.Time.GetUtcNow());
                await db.SaveChangesAsync(token);
                if (++run == 1)
                    bothHoldOne.SignalAndWait(token);
                (await (atSaving ? Row(second) : Row(second).ForUpdate()).SingleAsync(token)).Move(position, service.Time.GetUtcNow());
                return true;
            }, cancellationToken);
            return done.Value;

            IQueryable<EventPositionRow> Row(string name) => db.Set<EventPositionRow>().Where(row => row.Name == name);
        });
    }
}
