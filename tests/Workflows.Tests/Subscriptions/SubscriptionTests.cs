using BaseWorkflows.Domain;
using BaseWorkflows.Domain.Bases;
using BaseWorkflows.Domain.Organisation;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Bases;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BaseWorkflows.Workflows.Tests.Subscriptions;

/// <summary>A service, a receiver that is another web server, and the queue in the place of Hangfire, which the test empties as its clock goes.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public abstract class SubscriptionTests(DatabaseProvider provider)
{
    protected static readonly Caller Administrator = new("admin", "管理员", [new(Role.SystemAdministrator, Scope.College)], null);
    protected static readonly Caller Machine = new("key-1", "教务系统", [new(Role.Subscriber, Scope.College)], null);
    protected static readonly Caller Other = new("key-2", "门户", [new(Role.Subscriber, Scope.College)], null);

    protected TestService Service { get; private set; } = null!;

    protected TestReceiver Receiver { get; private set; } = null!;

    protected TestQueue Queue { get; private set; } = null!;

    [SetUp]
    public async Task StartService()
    {
        Receiver = await TestReceiver.StartAsync();
        Service = await TestService.StartAsync(provider, services =>
        {
            services.AddSingleton<IDeliveryQueue>(node => Queue = new TestQueue(node.GetRequiredService<TimeProvider>()));
            services.Configure<SubscriptionOptions>(Configure);
        });
        await Service.With<IDeliveryQueue, bool>(_ => Task.FromResult(true));
    }

    [TearDown]
    public async Task StopService()
    {
        await Service.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    protected void Configure(SubscriptionOptions options)
    {
        options.Hosts = [Receiver.Host];
        options.Timeout = TimeSpan.FromSeconds(3);
    }

    /// <summary>Lets the operator name one more host.</summary>
    protected Task AllowAsync(string host) => Service.With<IOptions<SubscriptionOptions>, bool>(options =>
    {
        options.Value.Hosts = [.. options.Value.Hosts, host];
        return Task.FromResult(true);
    });

    protected Task<Result<SubscriptionView>> CreateAsync(SubscriptionForm form, long? from = 1, Caller? caller = null, string? idempotencyKey = null) =>
        Service.With<CreateSubscription, Result<SubscriptionView>>(create => create.HandleAsync(new(form, from), caller ?? Machine, default), idempotencyKey);

    protected async Task<SubscriptionView> SubscribeAsync(params string[] types)
    {
        var made = (await CreateAsync(new(Receiver.Url, "教务系统", types))).Value;
        await RunAsync();
        return made;
    }

    protected async Task<SubscriptionView> GetAsync(string id) =>
        (await Service.With<GetSubscription, Result<SubscriptionView>>(get => get.HandleAsync(new(id), Administrator, default))).Value;

    protected async Task<IReadOnlyList<DeliveryView>> DeliveriesAsync(string id, DeliveryStatus? status = null) =>
        (await Service.With<ListDeliveries, Result<Page<DeliveryView>>>(list => list.HandleAsync(new(id, new(1, 200), status), Administrator, default))).Value.Items;

    protected Task<Result<SubscriptionView>> ReplayAsync(string id, long? from, Caller? caller = null) =>
        Service.With<ReplaySubscription, Result<SubscriptionView>>(replay => replay.HandleAsync(new(id, from), caller ?? Machine, default));

    /// <summary>Lets a base move and tells of it, as the use cases do.</summary>
    protected Task MoveAsync(string baseId, Func<TrainingBase, Refusal?> move) => Service.In(async scope =>
    {
        var db = scope.GetRequiredService<WorkflowsDbContext>();
        await scope.GetRequiredService<UnitOfWork>().RunAsync<bool>(CommandInfo.Of(Caller.System, "test.move"), async token =>
        {
            var one = await db.Set<TrainingBase>().SingleAsync(known => known.Id == baseId, token);
            var from = one.Status;
            Assert.That(move(one), Is.Null);
            scope.GetRequiredService<BaseEvents>().StatusChanged(one, from, null, Regulation.Art3_1);
            return true;
        }, default);
        return true;
    });

    /// <summary>Lets a base ask for approval and take it back, so many times two events.</summary>
    protected async Task HappenAsync(string baseId, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            await Service.SaveAsync(TestBases.Base($"{baseId}-{i}", BaseStatus.Candidate));
            await MoveAsync($"{baseId}-{i}", one => one.Submit(TestBases.At));
            await MoveAsync($"{baseId}-{i}", one => one.Reject(TestBases.At));
        }
    }

    /// <summary>What the schedule does.</summary>
    protected Task<int> WakeAsync() => Service.With<WakeDeliveries, int>(wake => wake.HandleAsync(default));

    /// <summary>What Hangfire does: every run that is due, until none is.</summary>
    protected async Task RunAsync(TestService? node = null)
    {
        while (Queue.TryTake(out var id))
            await (node ?? Service).With<DeliverEvents, int>(deliver => deliver.HandleAsync(id, default));
    }

    /// <summary>Wakes and delivers.</summary>
    protected async Task DeliverAsync()
    {
        await WakeAsync();
        await RunAsync();
    }

    /// <summary>Lets time pass, delivering whenever something is due.</summary>
    protected async Task PassAsync(TimeSpan time, TimeSpan? step = null)
    {
        var until = Service.Time.GetUtcNow() + time;
        while (Service.Time.GetUtcNow() < until)
        {
            Service.Time.Advance(step ?? TimeSpan.FromMinutes(30));
            await DeliverAsync();
        }
    }

    /// <summary>The status of each base, as the service has it.</summary>
    protected Task<Dictionary<string, string>> RegisterAsync() => Service.With<WorkflowsDbContext, Dictionary<string, string>>(
        db => db.Set<TrainingBase>().ToDictionaryAsync(one => one.Id, one => one.Status.ToString()));
}

/// <summary>Keeps hints until their time has come.</summary>
public sealed class TestQueue(TimeProvider time) : IDeliveryQueue
{
    private readonly List<(string Id, DateTimeOffset At)> hints = [];

    /// <summary>What still waits for its time.</summary>
    public IReadOnlyList<(string Id, DateTimeOffset At)> Hints => hints;

    public void Enqueue(string subscriptionId, TimeSpan delay) => hints.Add((subscriptionId, time.GetUtcNow() + delay));

    public bool TryTake(out string id)
    {
        var next = hints.FindIndex(hint => hint.At <= time.GetUtcNow());
        id = next < 0 ? "" : hints[next].Id;
        if (next >= 0)
            hints.RemoveAt(next);
        return next >= 0;
    }
}
