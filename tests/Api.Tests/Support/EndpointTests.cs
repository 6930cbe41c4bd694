using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Api.Tests.Support;

/// <summary>
/// Tests of the HTTP interface on both databases. A service takes a second or two to start, so one serves all fixtures that make
/// what they need themselves and leave alone what others read; the rest ask for one of their own.
/// </summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public abstract class EndpointTests(DatabaseProvider provider, bool ownHost = false)
{
    private protected ApiHost Host { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartHostAsync()
    {
        Host = ownHost ? await NewHostAsync(provider) : await SharedHosts.OfAsync(provider);
        await BeginAsync();
    }

    [OneTimeTearDown]
    public async Task StopHostAsync()
    {
        if (ownHost && Host is not null)
            await Host.DisposeAsync();
    }

    /// <summary>What the fixture needs before its first test.</summary>
    protected virtual Task BeginAsync() => Task.CompletedTask;

    internal static Task<ApiHost> NewHostAsync(DatabaseProvider provider) =>
        ApiHost.StartAsync(provider, configure: services => services.AddTaskType<PlainTask>(PlainTask.TypeKey));
}
