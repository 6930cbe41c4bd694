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
}
