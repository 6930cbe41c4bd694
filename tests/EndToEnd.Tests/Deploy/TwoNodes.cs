using BaseWorkflows.EndToEnd.Tests.Crashes;
using BaseWorkflows.EndToEnd.Tests.Support;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.EndToEnd.Tests.Deploy;

/// <summary>What <c>install.sh</c> sets up: two nodes with one PostgreSQL and one folder of files, behind nginx.</summary>
internal sealed class TwoNodes : IAsyncDisposable
{
    private readonly List<Service> nodes = [];

    private TwoNodes(TestService college) => College = college;

    public TestService College { get; }

    public Gateway Gateway { get; private set; } = null!;

    public IReadOnlyList<Service> Nodes => nodes;

    public static async Task<TwoNodes> StartAsync()
    {
        var both = new TwoNodes(await TestService.StartAsync(
            DatabaseProvider.PostgreSql, services => services.AddIdentityCore<Account>().AddEntityFrameworkStores<WorkflowsDbContext>()));
        try
        {
            await SmallCollege.FoundAsync(both.College);
            both.nodes.AddRange(await Task.WhenAll(both.StartNodeAsync(null), both.StartNodeAsync(null)));
            both.Gateway = await Gateway.StartAsync(both.nodes.Select(node => node.Address));
            return both;
        }
        catch
        {
            await both.DisposeAsync();
            throw;
        }
    }

    /// <summary>People who come in by the gateway.</summary>
    public async Task<Office> OpenOfficeAsync(Confirmations confirmations)
    {
        var office = new Office(confirmations, Gateway.NewClient());
        office.Open(Gateway.Address);
        await office.SignInAsync("officer", "head", "director", "vp");
        return office;
    }

    /// <summary>Restarts a node as <c>restart.sh</c> does: out of the gateway, stopped, started at its old address, back.</summary>
    /// <returns>How the old process ended.</returns>
    public async Task<int> RestartAsync(int node)
    {
        var address = nodes[node].Address;
        await Gateway.TakeOutAsync(address);
        var ended = await nodes[node].StopAsync();
        await StartAgainAsync(node);
        await Gateway.PutBackAsync(address);
        return ended;
    }

    /// <summary>Starts a node that has ended, at its old address, and waits until it is ready.</summary>
    public async Task StartAgainAsync(int node)
    {
        var address = nodes[node].Address;
        await nodes[node].DisposeAsync();
        nodes[node] = await StartNodeAsync(address);
        await Script.DoAsync("ready.sh", new Dictionary<string, string>(), $"{address.Port}", "60");
    }

    public async ValueTask DisposeAsync()
    {
        if (Gateway is not null)
            await Gateway.DisposeAsync();
        foreach (var node in nodes)
            await node.DisposeAsync();
        await College.DisposeAsync();
    }

    private Task<Service> StartNodeAsync(Uri? address) => Service.StartAsync(College.Database, address, hasPages: true);
}
