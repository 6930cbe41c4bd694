using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Jobs;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Workflows.Tests.Jobs;

/// <summary>Twice is once, missed is caught up, and of several nodes one runs. The clock stands at 2027-03-01 09:00 in Shanghai.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class RunScheduleTests(DatabaseProvider provider)
{
    private const string Daily = "test-daily";
    private const string December = "test-december";

    private static readonly Caller Administrator = new("admin", "王系统", [new(Role.SystemAdministrator, Scope.College)], null);
    private static readonly Caller Expert = new("expert1", "李专家", [new(Role.Expert, Scope.College)], null);

    private readonly Counted counted = new();
    private TestService service = null!;

    [SetUp]
    public async Task Start()
    {
        counted.Reset();
        service = await TestService.StartAsync(provider, Configure);
    }

    [TearDown]
    public async Task Stop() => await service.DisposeAsync();

    [Test]
    public async Task A_new_schedule_has_missed_nothing_and_runs_once_at_its_time()
    {
        Assert.That(await RunDueAsync(), Does.Not.Contain(Daily));

        service.Time.Advance(TimeSpan.FromDays(1));
        Assert.That(await RunDueAsync(), Does.Contain(Daily));
        Assert.That(await RunDueAsync(), Does.Not.Contain(Daily), "twice is once");
        Assert.That((await RunAsync(Daily)).HasRun, Is.False, "twice is once");
        Assert.That(counted[Daily], Is.EqualTo(1));
    }

    [Test]
    public async Task What_was_missed_for_a_year_runs_once_at_the_next_start()
    {
        service.Time.Advance(TimeSpan.FromDays(365));
        await using var restarted = await service.JoinAsync(Configure);

        Assert.That(await RunDueAsync(restarted), Does.Contain(Daily).And.Contain(December));
        Assert.That((counted[Daily], counted[December]), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task The_first_of_december_comes_at_midnight_in_shanghai_and_is_caught_up_where_the_service_was_down()
    {
        service.Time.SetUtcNow(Moment("2027-11-30T15:59:59Z"));
        Assert.That(await RunDueAsync(), Does.Not.Contain(December));

        service.Time.SetUtcNow(Moment("2027-12-03T02:00:00Z"));
        Assert.That(await RunDueAsync(), Does.Contain(December));
        Assert.That(counted[December], Is.EqualTo(1));
    }

    [Test]
    public async Task Of_two_nodes_that_find_it_due_at_once_one_runs_it()
    {
        await using var other = await service.JoinAsync(Configure);
        service.Time.Advance(TimeSpan.FromDays(1));

        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => RunAsync(Daily, index % 2 == 0 ? service : other)));

        Assert.That(runs.Count(run => run.HasRun), Is.EqualTo(1));
        Assert.That(counted[Daily], Is.EqualTo(1));
    }

    [Test]
    public async Task A_failure_is_shown_holds_up_no_other_and_is_tried_again()
    {
        service.Time.SetUtcNow(Moment("2027-12-02T02:00:00Z"));
        counted.Fails = Daily;
        Assert.That(await RunDueAsync(), Does.Contain(December).And.Not.Contain(Daily));
        Assert.That(await ItemAsync(Daily), Has.Property(nameof(ScheduleItem.State)).EqualTo(ScheduleState.Failed)
            .And.Property(nameof(ScheduleItem.Failures)).EqualTo(1).And.Property(nameof(ScheduleItem.Error)).EqualTo("out of order"));

        counted.Fails = null;
        Assert.That(await RunDueAsync(), Does.Contain(Daily));
        Assert.That(await ItemAsync(Daily), Has.Property(nameof(ScheduleItem.State)).EqualTo(ScheduleState.OnTime)
            .And.Property(nameof(ScheduleItem.LastDoneAt)).EqualTo(service.Time.GetUtcNow()).And.Property(nameof(ScheduleItem.Error)).Null);
    }

    [Test]
    public async Task A_node_that_died_at_it_leaves_it_to_another_one_after_a_while()
    {
        service.Time.Advance(TimeSpan.FromDays(1));
        using var hung = new CancellationTokenSource();
        counted.Hangs = Daily;
        var dying = service.With<RunSchedule, Result<ScheduleRun>>(run => run.HandleAsync(new(Daily), Caller.System, hung.Token));
        await counted.Begun.Task;
        counted.Hangs = null;

        Assert.That((await RunAsync(Daily)).HasRun, Is.False);
        Assert.That((await ItemAsync(Daily)).State, Is.EqualTo(ScheduleState.Running));
        service.Time.Advance(ScheduleRow.LongestRun);
        Assert.That((await RunAsync(Daily)).HasRun, Is.True);

        await hung.CancelAsync();
        Assert.That(async () => await dying, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Late_is_what_nobody_has_run_for_a_while()
    {
        service.Time.SetUtcNow(Moment("2027-03-01T16:30:00Z"));
        Assert.That((await ItemAsync(Daily)).State, Is.EqualTo(ScheduleState.Late));
    }

    [Test]
    public async Task By_hand_it_runs_though_nothing_is_due_for_administrators_only()
    {
        var run = await service.With<RunSchedule, Result<ScheduleRun>>(run => run.HandleAsync(new(Daily, EvenIfServed: true), Administrator, default));
        Assert.That(run.Value.HasRun, Is.True);

        var refused = await service.With<RunSchedule, Result<ScheduleRun>>(run => run.HandleAsync(new(Daily, EvenIfServed: true), Expert, default));
        Assert.That(refused.Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden));
        var unseen = await service.With<ListSchedules, Result<ScheduleList>>(list => list.HandleAsync(Expert, default));
        Assert.That(unseen.Refusal?.Kind, Is.EqualTo(RefusalKind.Forbidden));
    }

    private void Configure(IServiceCollection services) => services
        .AddSingleton(Of(Daily, "0 0 0 * * *"))
        .AddSingleton(Of(December, "0 0 0 1 12 *"));

    private Schedule Of(string key, string cron) => new(
        key, new(key, key), new(key, key), cron, (_, _, token) => counted.CountAsync(key, token));

    private Task<IReadOnlyList<string>> RunDueAsync(TestService? node = null) =>
        (node ?? service).With<RunDueSchedules, IReadOnlyList<string>>(run => run.HandleAsync(default));

    private async Task<ScheduleRun> RunAsync(string key, TestService? node = null) =>
        (await (node ?? service).With<RunSchedule, Result<ScheduleRun>>(run => run.HandleAsync(new(key), Caller.System, default))).Value;

    private async Task<ScheduleItem> ItemAsync(string key) =>
        (await service.With<ListSchedules, Result<ScheduleList>>(list => list.HandleAsync(Administrator, default))).Value.Items.Single(item => item.Key == key);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Work that counts how often it was done.</summary>
    private sealed class Counted
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> counts = new();

        public string? Fails { get; set; }

        public string? Hangs { get; set; }

        public TaskCompletionSource Begun { get; private set; } = new();

        public int this[string key] => counts.GetValueOrDefault(key);

        public void Reset()
        {
            counts.Clear();
            (Fails, Hangs, Begun) = (null, null, new());
        }

        public async Task<int> CountAsync(string key, CancellationToken cancellationToken)
        {
            if (Fails == key)
                throw new InvalidOperationException("out of order");
            if (Hangs == key)
            {
                Begun.SetResult();
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            }

            return counts.AddOrUpdate(key, 1, (_, count) => count + 1);
        }
    }
}
