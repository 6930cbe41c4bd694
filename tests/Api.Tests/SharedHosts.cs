using System.Collections.Concurrent;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests;

/// <summary>The services that fixtures share, one for each database, stopped after the last test.</summary>
[SetUpFixture]
internal sealed class SharedHosts
{
    private static readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<ApiHost>>> Hosts = [];

    public static Task<ApiHost> OfAsync(DatabaseProvider provider) =>
        Hosts.GetOrAdd(provider, static one => new(() => EndpointTests.NewHostAsync(one))).Value;

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var host in Hosts.Values)
            await (await host.Value).DisposeAsync();
    }
}
