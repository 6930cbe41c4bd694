using System.Text.Json.Nodes;
using BaseWorkflows.Api.Demo;
using BaseWorkflows.Api.Demo.Cases;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BaseWorkflows.Api.Tests.Demo;

/// <summary>The demo's history, after a play that was cut off in its middle and one that went on.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class DemoCasesTests(DatabaseProvider provider)
{
    private ApiHost host = null!;

    [OneTimeSetUp]
    public async Task PlayInTwoParts()
    {
        host = await ApiHost.StartAsync(provider);
        using var cut = new CutOff(after: 60);
        Assert.CatchAsync<OperationCanceledException>(() => PlayAsync(cut, cut.Token));
        await PlayAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (host is not null)
            await host.DisposeAsync();
    }

    [Test]
    public async Task Every_step_happened_once_and_none_again()
    {
        var steps = DemoCases.All(TimeProvider.System.GetUtcNow()).SelectMany(history => history).ToList();
        var before = await EventsAsync();
        Assert.Multiple(() =>
        {
            Assert.That(before.Count(type => type == "ApplicationDrafted"), Is.EqualTo(steps.Count(step => step.Deed is DemoDeed.Begin)));
            Assert.That(before.Count(type => type == "TaskCompleted"),
                Is.EqualTo(steps.Count(step => step.Deed is DemoDeed.Decide or DemoDeed.Submit { Round: > 1 })));
        });

        await PlayAsync();
        Assert.That(await EventsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task There_is_a_base_in_every_status_that_approval_and_agreement_lead_to()
    {
        var bases = await ItemsAsync("auditor", "/api/bases?size=200");
        Assert.That(bases.GroupBy(one => (string)one["status"]!).ToDictionary(group => group.Key, group => group.Count()), Is.EquivalentTo(
            new Dictionary<string, int> { ["Active"] = 4, ["Approved"] = 2, ["Candidate"] = 1, ["InReview"] = 7, ["Rejected"] = 1, ["Withdrawn"] = 1 }));
        var waiting = (await ItemsAsync("auditor", "/api/applications?size=200")).Where(one => (string?)one["status"] == "InReview");
        Assert.That(waiting.Select(one => (string?)one["route"]).Distinct(), Is.EquivalentTo(
            new[] { "approval-clinical", "approval-department", "approval-voluntary" }));
    }

    [TestCase("grad.officer", "agreement-sign-unit", "mentors", "base-rules", "base-rules")]
    [TestCase("grad.director", "office-opinion")]
    [TestCase("pharmacy.officer", "file-copies")]
    [TestCase("pharmacy.head", "agreement-sign-college")]
    [TestCase("nursing.officer", "site-evaluation")]
    [TestCase("nursing.head", "site-evaluation")]
    [TestCase("clinical.head", "file-copies")]
    [TestCase("expert3", "expert-report")]
    [TestCase("vp", "final-approval")]
    [TestCase("president.secretary", "meeting-resolution")]
    [TestCase("unit.pharma", "correction", "base-rules")]
    [TestCase("unit.hospital", "base-rules")]
    [TestCase("auditor")]
    public async Task Each_account_finds_what_its_role_has_to_do(string userName, params string[] taskTypes) =>
        Assert.That((await ItemsAsync(userName, "/api/tasks?view=todo&size=200")).Select(task => (string?)task["taskType"]),
            Is.EquivalentTo(taskTypes));

    [Test]
    public async Task Events_lie_in_the_past_in_the_order_of_time()
    {
        using var client = await host.ProgramAsync("auditor");
        var feed = await (await client.GetAsync("/api/events?limit=500")).JsonAsync();
        var times = feed["items"]!.AsArray().Select(one => DateTimeOffset.Parse((string)one!["time"]!, null)).ToList();
        Assert.That(times, Is.Ordered);
        Assert.That(times[^1], Is.LessThan(TimeProvider.System.GetUtcNow()));
        Assert.That((bool?)(await (await client.GetAsync("/api/audit/verify")).JsonAsync())["valid"], Is.True);
    }

    private async Task PlayAsync(ILogger<DemoPlay>? logger = null, CancellationToken cancellationToken = default)
    {
        var services = host.Services;
        await using var application = new DemoApplication(
            services.GetRequiredService<IConfiguration>(), services.GetRequiredService<ILoggerFactory>(), TimeProvider.System);
        await new DemoPlay(application, logger ?? services.GetRequiredService<ILogger<DemoPlay>>()).RunAsync(cancellationToken);
    }

    private async Task<List<string>> EventsAsync() =>
        [.. (await ItemsAsync("auditor", "/api/events?limit=500")).Select(one => (string)one["type"]!)];

    private async Task<List<JsonNode>> ItemsAsync(string userName, string address)
    {
        using var client = await host.ProgramAsync(userName);
        return [.. (await (await client.GetAsync(address)).JsonAsync())["items"]!.AsArray().OfType<JsonNode>()];
    }

    /// <summary>Cancels the play after so many steps.</summary>
    private sealed class CutOff(int after) : ILogger<DemoPlay>, IDisposable
    {
        private readonly CancellationTokenSource source = new();
        private int played;

        public CancellationToken Token => source.Token;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (++played == after)
                source.Cancel();
        }

        public void Dispose() => source.Dispose();
    }
}
