using System.Diagnostics;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Contracts;
using BaseWorkflows.TestKit;
using BaseWorkflows.TestKit.Bus;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Messaging;
using BaseWorkflows.Workflows.Observability;
using BaseWorkflows.Workflows.Organisation;
using BaseWorkflows.Workflows.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Api.Tests.Messaging;

/// <summary>Published events over a real RabbitMQ.</summary>
public sealed class BusTests
{
    private TestBroker broker = null!;

    [SetUp]
    public async Task StartBrokerAsync() => broker = await TestBroker.StartAsync();

    [TearDown]
    public async Task StopBrokerAsync() => await broker.DisposeAsync();

    [Test]
    [CancelAfter(120_000)]
    public async Task Every_event_comes_in_order_as_its_record_with_the_ids_of_the_log(CancellationToken cancellationToken)
    {
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Tracing.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(traces);
        await using var subscriber = await RawSubscriber.StartAsync(broker);
        await using var host = await StartAsync();
        using (var request = new Activity("request").Start())
            await AppendAsync(host, EveryEvent.Records());
        await UntilAsync(() => subscriber.Received.Count == PublishedEvents.Names.Count, cancellationToken);

        var log = await LogAsync(host);
        Assert.Multiple(() =>
        {
            Assert.That(subscriber.Received.Select(one => one.Exchange), Is.EqualTo(log.Select(item => $"BaseWorkflows.Contracts:{item.Type}")));
            Assert.That(subscriber.Received, Has.All.Property(nameof(RawMessage.IsPersistent)).True);
            Assert.That(subscriber.Received.Select(one => (string?)one.Body["messageId"]), Is.EqualTo(log.Select(item => item.Id)));
            Assert.That(subscriber.Received.Select(one => (string?)one.Body["correlationId"]), Has.All.EqualTo(EveryEvent.CaseId));
            Assert.That(
                subscriber.Received.Select(one => (string?)one.Body["messageType"]![0]), Is.EqualTo(log.Select(item => $"urn:message:BaseWorkflows.Contracts:{item.Type}")));
            Assert.That(subscriber.Received.Select(one => (long?)one.Headers["position"]), Is.EqualTo(log.Select(item => item.Position)));
            Assert.That(subscriber.Received.Select(one => ((string?)one.Headers["subject"], (string?)one.Headers["baseId"], (string?)one.Headers["clause"])),
                Has.All.EqualTo(($"base/{EveryEvent.BaseId}", EveryEvent.BaseId, "4.1")));
            Assert.That(subscriber.Received.Select(one => DateTimeOffset.Parse((string)one.Headers["time"]!, null)), Is.EqualTo(log.Select(item => item.Time)));
            Assert.That(subscriber.Received.Select(one => ((string)one.Headers["traceparent"]!).Split('-')[1]), Has.All.EqualTo(log[0].TraceParent!.Split('-')[1]));
        });
        foreach (var (sent, item) in subscriber.Received.Zip(log))
            Assert.That(JsonNode.DeepEquals(sent.Body["message"], item.Data), $"{item.Data} came as {sent.Body["message"]}");
        Assert.That(host.Log, Has.None.Contains(broker.Password));
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task While_the_broker_is_away_events_wait_and_nobody_counts_twice_what_comes_again(CancellationToken cancellationToken)
    {
        await using var sample = await SampleSubscriber.StartAsync(broker);
        await using var host = await StartAsync();
        var records = EveryEvent.Records();
        await AppendAsync(host, records[..2]);
        await UntilAsync(async () => (await OutletAsync(host)).Behind == 0, cancellationToken);

        await broker.StopAsync();
        await AppendAsync(host, records[2..5]);
        await UntilAsync(async () => await OutletAsync(host) is { Failures: > 0, Behind: 3 }, cancellationToken);
        using (var client = host.CreateClient())
            Assert.That((string?)JsonNode.Parse(await client.GetStringAsync("/health/ready", cancellationToken))!["status"], Is.EqualTo("Degraded"));
        await broker.RunAsync();
        await UntilAsync(async () => await OutletAsync(host) is { Failures: 0, Behind: 0 }, cancellationToken);

        // As though the node had died before it noted how far it was: everything comes again, and something new behind it.
        await sample.KillAsync();
        await using (var scope = host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<WorkflowsDbContext>().Set<EventPositionRow>().Where(row => row.Name == "bus").ExecuteDeleteAsync(cancellationToken);
        await AppendAsync(host, new EventRecord("BaseStatusChanged", records[1].Subject, MovedTo(records[1].Data, "Active")) { BaseId = EveryEvent.BaseId });
        await UntilAsync(async () => await OutletAsync(host) is { Failures: 0, Behind: 0, Position: > 0 }, cancellationToken);
        await sample.RunAsync();

        PrintedRegister printed = null!;
        await UntilAsync(async () => (printed = await sample.PrintAsync()).Bases.GetValueOrDefault(EveryEvent.BaseId).Status == "Active", cancellationToken);
        Assert.That(printed.Bases[EveryEvent.BaseId], Is.EqualTo(("CZMC-2026-LC-001", "Active")));
        Assert.That(printed.Events, Is.EqualTo(4), "BaseApplied, BaseStatusChanged twice, BaseApproved");
        await UntilAsync(async () => (printed = await sample.PrintAsync()).Repeats >= 4, cancellationToken);
        Assert.That((printed.Events, printed.Bases[EveryEvent.BaseId].Status), Is.EqualTo((4, "Active")), "what came again changed nothing");
    }

    [Test]
    [CancelAfter(240_000)]
    public async Task An_event_counts_as_handed_on_only_when_the_broker_has_confirmed_it(CancellationToken cancellationToken)
    {
        await using var subscriber = await RawSubscriber.StartAsync(broker);
        await using var relay = new BrokerRelay(broker.Port);
        await using var host = await StartAsync(relay.Port);
        // Of one kind, so that nothing but the event itself has to be agreed upon with the broker.
        var record = EveryEvent.Records()[0];
        await AppendAsync(host, record);
        await UntilAsync(async () => await OutletAsync(host) is { Position: > 0, Behind: 0 }, cancellationToken);
        var before = await OutletAsync(host);

        relay.Silence();
        await AppendAsync(host, record);
        await UntilAsync(async () => await OutletAsync(host) is { Failures: > 0 } or { Behind: 0 }, cancellationToken);
        var silent = await OutletAsync(host);
        Assert.That((silent.Position, silent.Behind), Is.EqualTo((before.Position, 1)), "it counts as handed on");
        Assert.That(subscriber.Received, Has.Count.GreaterThan(1), "though the broker has it");

        relay.Reconnect();
        await UntilAsync(async () => await OutletAsync(host) is { Failures: 0, Behind: 0 }, cancellationToken);
        var ids = subscriber.Received.Select(one => (string?)one.Body["messageId"]).ToList();
        Assert.That(ids, Has.Count.GreaterThan(2), "it came again");
        Assert.That(ids.Distinct(), Is.EqualTo((await LogAsync(host)).Select(item => item.Id)));
    }

    private Task<ApiHost> StartAsync(int? port = null) => ApiHost.StartAsync(DatabaseProvider.PostgreSql, Settings(port ?? broker.Port));

    private Dictionary<string, string> Settings(int port) => new(broker.Settings)
    {
        ["RabbitMq:Port"] = $"{port}",
        ["Demo:Enabled"] = "false",
        ["Messaging:Enabled"] = "true",
        ["RabbitMq:ConfirmTimeout"] = "00:00:02",
    };

    private static JsonObject MovedTo(JsonObject data, string status)
    {
        var moved = data.DeepClone().AsObject();
        moved["to"] = status;
        return moved;
    }

    /// <summary>Numbered at once: what isn't yet does not count as waiting.</summary>
    private static async Task AppendAsync(ApiHost host, params EventRecord[] records)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.AppendAsync(records);
        await LogAsync(host);
    }

    private static async Task<IReadOnlyList<EventItem>> LogAsync(ApiHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<EventReader>().ReadAsync(0, 100, PublishedEvents.Names, CancellationToken.None)).Items;
    }

    private static async Task<OutletItem> OutletAsync(ApiHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var list = await scope.ServiceProvider.GetRequiredService<ListOutlets>().HandleAsync(Caller.System, CancellationToken.None);
        return list.Value.Items.Single(outlet => outlet.Name == "bus");
    }

    private static Task UntilAsync(Func<bool> holds, CancellationToken cancellationToken) => UntilAsync(() => Task.FromResult(holds()), cancellationToken);

    private static async Task UntilAsync(Func<Task<bool>> holds, CancellationToken cancellationToken)
    {
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!await holds())
            await again.WaitForNextTickAsync(cancellationToken);
    }
}
