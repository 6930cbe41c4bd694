using System.Net;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.OpenApi;

/// <summary>The interface as others see it. <c>Interface.txt</c> is the contract: change it on purpose or not at all.</summary>
public sealed class InterfaceTests
{
    private ApiHost host = null!;
    private JsonNode document = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await ApiHost.StartAsync(DatabaseProvider.Sqlite);
        using var client = await host.ProgramAsync();
        document = await (await client.GetAsync("/openapi/v1.json")).JsonAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (host is not null)
            await host.DisposeAsync();
    }

    [Test]
    public void The_calls_are_those_of_the_contract()
    {
        var calls = Operations().Select(call => $"{call.Method.ToUpperInvariant()} {call.Path}").Order(StringComparer.Ordinal);
        var contract = Path.Combine(TestContext.CurrentContext.TestDirectory, "OpenApi", "Interface.txt");
        Assert.That(string.Join('\n', calls), Is.EqualTo(File.ReadAllText(contract).Trim()));
    }

    [Test]
    public void Every_call_has_a_Chinese_summary_and_describes_its_problems()
    {
        Assert.That((string?)document["openapi"], Does.StartWith("3.1"));
        Assert.That(Operations(), Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var (path, method, operation) in Operations())
            {
                Assert.That((string?)operation["summary"], Does.Match("[\u4e00-\u9fff]"), $"{method} {path}");
                Assert.That(path.Split('/').Where(part => part.StartsWith('{')), Has.All.EqualTo("{id}"), path);
            }
        });
    }

    [Test]
    public async Task The_browsable_description_asks_no_other_host()
    {
        using var client = await host.ProgramAsync();
        var page = await client.GetStringAsync("/docs/");
        Assert.That(page, Does.Contain("scalar.js").And.Not.Contain("http://").And.Not.Contain("https://"));
        using var script = await client.GetAsync("/docs/scalar.js");
        Assert.That(script.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private IEnumerable<(string Path, string Method, JsonNode Operation)> Operations() =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (path.Key, operation.Key, operation.Value!);
}
