using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.EndToEnd.Tests.Support;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.EndToEnd.Tests.Crashes;

/// <summary>The service is killed again and again while people decide; what it confirmed stands, and nothing is half done.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class KilledServiceTests(DatabaseProvider provider)
{
    private const int Kills = 3;
    private const int Desks = 5;

    private static readonly Caller Auditor = new("auditor", "杨慎之", [new(Role.Auditor, Scope.College)], null);

    [Test]
    [CancelAfter(180_000)]
    public async Task Killing_it_during_bursts_loses_nothing_confirmed_and_leaves_nothing_half_done(CancellationToken cancellationToken)
    {
        await using var college = await TestService.StartAsync(
            provider, services => services.AddIdentityCore<Account>().AddEntityFrameworkStores<WorkflowsDbContext>());
        await SmallCollege.FoundAsync(college);
        var confirmations = new Confirmations();
        using var office = new Office(confirmations);
        var sending = await WorkAndKillAsync(college.Database, office, confirmations, cancellationToken);

        var completed = await college.With<WorkflowsDbContext, List<HumanTask>>(db => db.Set<HumanTask>().AsNoTracking()
            .Where(task => task.State == TaskState.Completed).ToListAsync(cancellationToken));
        var survived = office.Lost.Count(lost => completed.Exists(task => task.Id == lost.TaskId && task.CompletedAt < lost.At));
        await TestContext.Out.WriteLineAsync(
            $"{provider}: {Kills} kills with {string.Join(", ", sending)} commands on their way; {confirmations.Count} confirmed, "
            + $"{office.Decisions.Count} of them decisions on {office.Applications.Count} applications; "
            + $"{office.Lost.Count} decisions without an answer, {survived} of which had been carried out");

        Assert.Multiple(() =>
        {
            Assert.That(
                completed.Select(task => new Decision(task.Id, task.Outcome!)),
                Is.EquivalentTo(office.Decisions), "every confirmed decision stands, once, and no other was made");
            Assert.That(sending, Has.Some.GreaterThan(0), "a kill that interrupts nothing proves nothing");
        });
        Assert.That(await college.With<WorkflowsDbContext, IReadOnlyList<string>>(HalfDone.FindAsync), Is.Empty);
        var chain = await college.With<VerifyEvents, Result<EventCheck>>(verify => verify.HandleAsync(Auditor, cancellationToken));
        Assert.That(chain.Value.Valid, Is.True, $"the hash chain breaks at {chain.Value.FirstBroken}");
    }

    /// <summary>Lets people work at some desks, kills the service in their midst, and lets them finish what they have begun.</summary>
    /// <returns>How many commands each kill interrupted.</returns>
    private static async Task<List<int>> WorkAndKillAsync(
        TestDatabase database, Office office, Confirmations confirmations, CancellationToken cancellationToken)
    {
        var (sending, cases, closing) = (new List<int>(), 0, false);
        var service = await Service.StartAsync(database);
        try
        {
            office.Open(service.Address);
            await office.SignInAsync("officer", "head", "director", "vp");
            var desks = Task.WhenAll(Enumerable.Range(0, Desks).Select(_ => Task.Run(
                async () =>
                {
                    while (!Volatile.Read(ref closing))
                        await office.RunCaseAsync(Interlocked.Increment(ref cases));
                }, cancellationToken)));

            for (var kill = 0; kill < Kills; kill++)
            {
                await await Task.WhenAny(desks, confirmations.AfterAsync(Random.Shared.Next(8, 24)).WaitAsync(cancellationToken));
                office.Close();
                sending.Add(office.Sending);
                await service.DisposeAsync();
                service = await Service.StartAsync(database);
                office.Open(service.Address);
            }

            Volatile.Write(ref closing, true);
            await desks.WaitAsync(cancellationToken);
            foreach (var (id, decided) in office.Applications)
                Assert.That((string?)(await office.GetAsync("officer", $"/api/applications/{id}"))["status"], Is.EqualTo(decided));
            Assert.That(service.Log, Does.Not.Contain(" ERR]"));
            return sending;
        }
        finally
        {
            await service.DisposeAsync();
        }
    }
}
