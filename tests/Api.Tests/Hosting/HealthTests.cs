using System.Net;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.Hosting;

public sealed class HealthTests
{
    [TestCase(DatabaseProvider.Sqlite)]
    [TestCase(DatabaseProvider.PostgreSql)]
    public async Task A_node_that_has_what_it_needs_is_live_and_ready(DatabaseProvider provider)
    {
        await using var host = await ApiHost.StartAsync(provider, new() { ["Demo:Enabled"] = "false", ["Documents:Folder"] = Folder() });
        Assert.That(await host.CreateClient().GetStringAsync("/health/live"), Is.EqualTo("Healthy"));
        var ready = await (await host.CreateClient().GetAsync("/health/ready")).JsonAsync();
        Assert.That((string?)ready["status"], Is.EqualTo("Healthy"));
        Assert.That(ready["checks"]!.AsObject().Select(check => check.Key), Is.SupersetOf(new[] { "database", "files" }));
    }

    [Test]
    public async Task A_node_whose_files_can_not_be_written_is_live_but_not_ready_and_tells_nobody_where_they_lie()
    {
        var folder = Folder();
        await using var host = await ApiHost.StartAsync(
            DatabaseProvider.Sqlite, new() { ["Demo:Enabled"] = "false", ["Documents:Folder"] = Path.Combine(folder, "files") });
        // A file where the folder should be, as a share that has gone leaves its mount point: no right can help, not even root's.
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "files"), "");

        using var client = host.CreateClient();
        using var live = await client.GetAsync("/health/live");
        using var ready = await client.GetAsync("/health/ready");
        Assert.That((live.StatusCode, ready.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable)));
        var body = await ready.Content.ReadAsStringAsync();
        Assert.That((string?)JsonNode.Parse(body)!["checks"]!["files"], Is.EqualTo("Unhealthy"));
        Assert.That(body, Does.Not.Contain(folder));
    }

    private static string Folder() => Path.Combine(TestContext.CurrentContext.WorkDirectory, $"health-{Guid.NewGuid():N}");
}
