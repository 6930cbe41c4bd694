using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Tasks;

namespace BaseWorkflows.Api.Tests.Pages;

/// <summary>One service with the demo college for all tests of pages; each makes cases of its own in it.</summary>
[SetUpFixture]
internal sealed class PagesHost
{
    private static readonly DirectoryInfo Files = Directory.CreateTempSubdirectory("baseworkflows-files-");

    public static ApiHost Host { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => Host = await ApiHost.StartAsync(
        DatabaseProvider.Sqlite,
        new() { ["Documents:Folder"] = Files.FullName },
        services => services.AddTaskType<PlainTask>(PlainTask.TypeKey).AddTaskType<FormTask>(FormTask.TypeKey));

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (Host is not null)
            await Host.DisposeAsync();
        Files.Delete(recursive: true);
    }
}
