using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Workflows.Tests;

/// <summary>A fixture that runs once on each database, with a fresh service for each test.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public abstract class DatabaseTests(DatabaseProvider provider)
{
    protected TestService Service { get; private set; } = null!;

    [SetUp]
    public async Task StartService() =>
        Service = await TestService.StartAsync(provider, services => services.AddTaskType<PlainTask>(PlainTask.TypeKey));

    [TearDown]
    public async Task StopService() => await Service.DisposeAsync();

    /// <summary>Waits for a condition, and lets the clock go on by a step each time that it does not hold yet.</summary>
    protected async Task UntilAsync(Func<bool> holds, TimeSpan step = default)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!holds())
        {
            Service.Time.Advance(step);
            await look.WaitForNextTickAsync(patience.Token);
        }
    }
}
