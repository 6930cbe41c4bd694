using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Contracts;
using BaseWorkflows.TestKit.Bus;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace BaseWorkflows.Api.Tests.Messaging;

/// <summary>A message as it comes over the wire.</summary>
/// <param name="Exchange">Through which exchange.</param>
/// <param name="IsPersistent">Whether the broker keeps it on disk.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Headers">Its AMQP headers: numbers as numbers, texts as texts.</param>
/// <param name="Body">The envelope.</param>
internal sealed record RawMessage(string Exchange, bool IsPersistent, string? ContentType, JsonObject Headers, JsonNode Body);

/// <summary>A subscriber that knows nothing of MassTransit: a durable queue on the exchanges by their names.</summary>
internal sealed class RawSubscriber : IAsyncDisposable
{
    private readonly IConnection connection;
    private readonly ConcurrentQueue<RawMessage> received = new();

    private RawSubscriber(IConnection connection) => this.connection = connection;

    /// <summary>What has come, in order.</summary>
    public IReadOnlyList<RawMessage> Received => [.. received];

    public static async Task<RawSubscriber> StartAsync(TestBroker broker)
    {
        var subscriber = new RawSubscriber(await new ConnectionFactory { Uri = broker.Address }.CreateConnectionAsync());
        var channel = await subscriber.connection.CreateChannelAsync();
        await channel.QueueDeclareAsync("raw", durable: true, exclusive: false, autoDelete: false);
        foreach (var name in PublishedEvents.Names)
        {
            await channel.ExchangeDeclareAsync($"BaseWorkflows.Contracts:{name}", ExchangeType.Fanout, durable: true);
            await channel.QueueBindAsync("raw", $"BaseWorkflows.Contracts:{name}", "");
        }

        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            subscriber.Take(message);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync("raw", autoAck: true, consumer);
        return subscriber;
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();

    private void Take(BasicDeliverEventArgs message) => received.Enqueue(new(
        message.Exchange, message.BasicProperties.Persistent, message.BasicProperties.ContentType,
        new JsonObject((message.BasicProperties.Headers ?? new Dictionary<string, object?>()).Select(
            header => KeyValuePair.Create(header.Key, header.Value is byte[] text ? Encoding.UTF8.GetString(text) : JsonSerializer.SerializeToNode(header.Value)))),
        JsonNode.Parse(message.Body.Span)!));
}
