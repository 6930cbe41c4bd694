using System.Text.Json.Nodes;
using BaseWorkflows.Api.Demo;
using BaseWorkflows.Api.Demo.Cases;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Contracts;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace BaseWorkflows.Api.Tests.Demo;

/// <summary>The demo's history, after a play that was cut off in its middle and one that went on.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class DemoCasesTests(DatabaseProvider provider)
{
    private static readonly DateTimeOffset Day = new(2026, 11, 26, 9, 0, 0, TimeSpan.FromHours(8));

    private ApiHost host = null!;

    [OneTimeSetUp]
    public async Task PlayInTwoParts()
    {
        host = await ApiHost.StartAsync(provider);
        using var cut = new CutOff(after: 300);
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
        var steps = DemoCases.All(Day).SelectMany(history => history).ToList();
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
    public async Task There_is_a_base_in_every_status()
    {
        var bases = await ItemsAsync("auditor", "/api/bases?size=200");
        Assert.That(bases.GroupBy(one => (string)one["status"]!).ToDictionary(group => group.Key, group => group.Count()), Is.EquivalentTo(
            new Dictionary<string, int>
            {
                ["Active"] = 4,
                ["Approved"] = 2,
                ["Candidate"] = 1,
                ["InReview"] = 7,
                ["Rejected"] = 1,
                ["Withdrawn"] = 1,
                ["Rectifying"] = 2,
                ["Delisted"] = 1,
                ["Lapsed"] = 1,
                ["Terminated"] = 1,
            }));
    }

    [Test]
    public async Task Three_past_Decembers_have_their_results_and_the_years_campaign_runs_6_3_1()
    {
        var assessments = await ItemsAsync("auditor", "/api/assessments?size=200");
        Assert.That(assessments.GroupBy(one => ((int)one["year"]!, (string)one["status"]!)).ToDictionary(group => group.Key, group => group.Count()), Is.EquivalentTo(
            new Dictionary<(int, string), int>
            {
                [(2023, "Concluded")] = 5,
                [(2024, "Concluded")] = 5,
                [(2025, "Concluded")] = 8,
                [(2026, "Concluded")] = 4,
                [(2026, "Announced")] = 1,
                [(2026, "Scoring")] = 1,
            }));
        Assert.That(assessments.Where(one => (string?)one["status"] == "Concluded").Select(one => (decimal)one["score"]!), Has.All.InRange(40, 96));
        Assert.That(assessments.Select(one => (string?)one["grade"]).OfType<string>().Distinct(), Is.EquivalentTo(new[] { "Excellent", "Good", "Passed", "Failed" }));
    }

    [Test]
    public async Task Who_failed_has_been_rectified_is_at_it_has_asked_for_time_or_was_delisted_6_3_4()
    {
        var rectifications = await ItemsAsync("auditor", "/api/rectifications?size=200");
        Assert.That(rectifications.Select(one => ((string)one["unit"]!, (string)one["status"]!, (int?)one["delistedYear"])), Is.EquivalentTo(new[]
        {
            ("长治医学院附属和济医院", "InProgress", (int?)null), ("长治医学院附属和平医院", "InProgress", null),
            ("太行康源制药有限公司", "Passed", null), ("长子中药饮片有限公司", "Overdue", 2026),
        }));
    }

    [Test]
    public async Task Registers_have_versions_meetings_and_facts_and_something_is_missing()
    {
        var bases = await ItemsAsync("auditor", "/api/bases?size=200");
        var heping = bases.Single(one => (string?)one["unit"] == "长治医学院附属和平医院" && (string?)one["category"] == "Clinical")["id"];
        Assert.That(await ItemsAsync("auditor", $"/api/bases/{heping}/rules"), Has.Count.EqualTo(3));
        Assert.That(await ItemsAsync("auditor", $"/api/bases/{heping}/exchanges"), Has.Count.EqualTo(4));
        Assert.That((await ItemsAsync("auditor", $"/api/bases/{heping}/facts")).Select(one => (int)one["year"]!), Is.EqualTo(new[] { 2026, 2025, 2024, 2023 }));
        var zhanghe = bases.Single(one => (string?)one["unit"] == "漳河康养护理中心")["id"];
        Assert.That((await ItemsAsync("auditor", $"/api/bases/{zhanghe}/gaps")).Select(one => (string?)one["clause"]), Is.SupersetOf(new[] { "5.2", "6.1" }));
    }

    [TestCase("grad.officer", "agreement-sign-unit", "mentors", "base-rules", "rectification-extension", "assessment-objection")]
    [TestCase("grad.director", "office-opinion")]
    [TestCase("pharmacy.officer", "file-copies")]
    [TestCase("pharmacy.head", "agreement-sign-college", "agreement-sign-college")]
    [TestCase("nursing.officer", "site-evaluation")]
    [TestCase("nursing.head", "site-evaluation")]
    [TestCase("clinical.head", "file-copies")]
    [TestCase("expert3", "expert-report")]
    [TestCase("expert4", "assessment-score", "expert-report")]
    [TestCase("vp", "final-approval")]
    [TestCase("president.secretary", "meeting-resolution")]
    [TestCase("unit.pharma", "correction")]
    [TestCase("unit.hospital", "rectification-report")]
    [TestCase("auditor")]
    public async Task Each_account_finds_what_its_role_has_to_do(string userName, params string[] taskTypes) =>
        Assert.That((await ItemsAsync(userName, "/api/tasks?view=todo&size=200")).Select(task => (string?)task["taskType"]),
            Is.EquivalentTo(taskTypes));

    [Test]
    public async Task Events_lie_in_the_past_in_the_order_of_time()
    {
        var times = (await FeedAsync()).Select(one => DateTimeOffset.Parse((string)one["time"]!, null)).ToList();
        Assert.That(times, Is.Ordered);
        Assert.That(times[^1], Is.LessThan(Day));
        using var client = await host.ProgramAsync("auditor");
        Assert.That((bool?)(await (await client.GetAsync("/api/audit/verify")).JsonAsync())["valid"], Is.True);
    }

    [Test]
    public async Task Published_events_that_real_cases_write_are_as_promised()
    {
        using var client = await host.ProgramAsync();
        var promise = new EventPromise(JsonNode.Parse(await client.GetStringAsync("/asyncapi.json"))!);
        var published = (await FeedAsync()).Where(one => PublishedEvents.Names.Contains((string)one["type"]!)).ToList();

        Assert.That(published.Select(one => (string)one["type"]!).Distinct(),
            Is.EquivalentTo(PublishedEvents.Names.Except([nameof(AgreementRenewed)])), "no agreement of the demo is renewed: RenewalTests looks at those that are");
        Assert.That(published.SelectMany(one => promise.FaultsOf($"feed.{one["type"]}", "application/json", null, one)), Is.Empty);
        Assert.That(published.Select(one => (string?)one["baseId"]), Has.None.Null, "the header that tells it is promised");
    }

    private async Task PlayAsync(ILogger<DemoPlay>? logger = null, CancellationToken cancellationToken = default)
    {
        var services = host.Services;
        await using var application = new DemoApplication(
            services.GetRequiredService<IConfiguration>(), services.GetRequiredService<ILoggerFactory>(), new FakeTimeProvider(Day));
        await new DemoPlay(application, logger ?? services.GetRequiredService<ILogger<DemoPlay>>()).RunAsync(cancellationToken);
    }

    private async Task<List<string>> EventsAsync() =>
        [.. (await FeedAsync()).Select(one => (string)one["type"]!)];

    private async Task<List<JsonNode>> FeedAsync()
    {
        var all = new List<JsonNode>();
        while (await ItemsAsync("auditor", $"/api/events?limit=500&after={all.LastOrDefault()?["position"] ?? 0}") is { Count: > 0 } more)
            all.AddRange(more);
        return all;
    }

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
