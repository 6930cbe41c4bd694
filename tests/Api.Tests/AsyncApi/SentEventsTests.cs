using System.Net;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Messaging;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Contracts;
using BaseWorkflows.TestKit;
using BaseWorkflows.TestKit.Bus;
using BaseWorkflows.Workflows.Persistence;
using BaseWorkflows.Workflows.Subscriptions.Deliveries;
using Microsoft.Extensions.DependencyInjection;

namespace BaseWorkflows.Api.Tests.AsyncApi;

/// <summary>What is really sent is what was promised: every published event, over a real RabbitMQ, to a real web server, and from the feed.</summary>
public sealed class SentEventsTests
{
    private TestBroker broker = null!;
    private TestReceiver receiver = null!;
    private RawSubscriber subscriber = null!;
    private ApiHost host = null!;
    private HttpClient machine = null!;
    private EventPromise promise = null!;

    [OneTimeSetUp]
    public async Task SendEveryEventAsync()
    {
        broker = await TestBroker.StartAsync();
        receiver = await TestReceiver.StartAsync();
        subscriber = await RawSubscriber.StartAsync(broker);
        host = await ApiHost.StartAsync(DatabaseProvider.Sqlite, new(broker.Settings)
        {
            ["Messaging:Enabled"] = "true",
            ["Subscriptions:Hosts:0"] = receiver.Host,
        });
        machine = await MachineAsync();
        promise = new(JsonNode.Parse(await machine.GetStringAsync("/asyncapi.json"))!);
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.AppendAsync(EveryEvent.Records());
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        machine?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
        if (subscriber is not null)
            await subscriber.DisposeAsync();
        if (receiver is not null)
            await receiver.DisposeAsync();
        if (broker is not null)
            await broker.DisposeAsync();
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task The_bus_keeps_the_promise(CancellationToken cancellationToken)
    {
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (subscriber.Received.Count < PublishedEvents.Names.Count)
            await again.WaitForNextTickAsync(cancellationToken);

        Assert.That(subscriber.Received.Select(message => message.Exchange), Is.EqualTo(PublishedEvents.Names.Select(name => promise.AddressOf($"bus.{name}"))));
        Assert.That(PublishedEvents.Names.Zip(subscriber.Received).SelectMany(
            pair => promise.FaultsOf($"bus.{pair.First}", pair.Second.ContentType, pair.Second.Headers, pair.Second.Body)), Is.Empty);
    }

    [Test]
    public async Task Webhooks_keep_the_promise()
    {
        var made = await (await machine.PostAsync("/api/subscriptions", new { url = receiver.Url, from = 1 })).JsonAsync(HttpStatusCode.Created);
        await (await machine.PostAsync($"/api/subscriptions/{made["id"]}/test", new { })).JsonAsync();
        await using (var scope = host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DeliverEvents>().HandleAsync((string)made["id"]!, CancellationToken.None);

        Assert.That(receiver.Received.Select(got => got.Type), Is.EqualTo(PublishedEvents.Names.Prepend("SubscriptionTest")));
        Assert.That(receiver.Received.SelectMany(got => promise.FaultsOf($"webhook.{got.Type}", got.ContentType, HeadersOf(got), got.Json)), Is.Empty);
    }

    [Test]
    public async Task The_feed_keeps_the_promise()
    {
        using var answer = await machine.GetAsync($"{promise.AddressOf("feed")}?after=0&limit=500");
        var items = (await answer.JsonAsync())["items"]!.AsArray();
        Assert.That(items.Select(item => (string?)item!["type"]), Is.EqualTo(PublishedEvents.Names));
        Assert.That(items.SelectMany(item => promise.FaultsOf($"feed.{item!["type"]}", $"{answer.Content.Headers.ContentType}", null, item)), Is.Empty);
    }

    private static JsonObject HeadersOf(ReceivedEvent got) =>
        new(got.Headers.Select(header => KeyValuePair.Create<string, JsonNode?>(header.Key.ToLowerInvariant(), header.Value)));

    private async Task<HttpClient> MachineAsync()
    {
        using var admin = await host.ProgramAsync("admin");
        var made = await (await admin.PostAsync("/api/api-keys", new { name = "门户" })).JsonAsync(HttpStatusCode.Created);
        var client = await host.ProgramAsync();
        client.DefaultRequestHeaders.Add("X-Api-Key", (string?)made["key"]);
        return client;
    }
}
