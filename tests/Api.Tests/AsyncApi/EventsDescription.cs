using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Contracts;
using BaseWorkflows.Workflows.Subscriptions.Sending;
using MassTransit;

namespace BaseWorkflows.Api.Tests.AsyncApi;

/// <summary>Writes <c>src/Contracts/asyncapi.json</c> from the contracts: AsyncAPI 3.0 with a schema of each event, the exchanges, the webhooks and the feed.</summary>
internal static class EventsDescription
{
    private const string Info =
        """
        研究生培养基地发生了什么：通过 RabbitMQ 消息总线、Webhook 推送，或从事件流读取。按事件日志的顺序，每个事件至少送达一次；重复投递按事件编号去重。

        What happens to the training bases of a college, over RabbitMQ, as webhooks or read from the feed, in the order of the log and at least once: drop
        repeats by the event's id, which is the same on all three ways. New events, new properties and new words may come: read what you know and let the rest be.
        """;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Render() => Document().ToJsonString(Readable) + "\n";

    private static JsonObject Document()
    {
        var channels = new JsonObject();
        var operations = new JsonObject();
        var messages = new JsonObject();
        var schemas = new JsonObject();
        foreach (var type in PublishedEvents.Types)
        {
            var name = type.Name;
            schemas[name] = EventSchemas.Of(type);
            messages[$"bus.{name}"] = BusMessage(type, schemas[name]!);
            channels[$"bus.{name}"] = Exchange(name);
            operations[$"bus.{name}"] = new JsonObject { ["action"] = "send", ["channel"] = Ref("channels", $"bus.{name}") };
        }

        foreach (var (name, schema) in Envelopes.All())
            schemas[name] = schema!.DeepClone();
        string[] posted = [.. PublishedEvents.Names, EventEnvelope.TestType];
        foreach (var name in posted)
            messages[$"webhook.{name}"] = WebhookMessage(name, schemas[name]!);
        channels["webhook"] = OverHttp(null, "receiver", "webhook", posted, "The address that the subscription names; the events that it asks for.");
        operations["webhook"] = Send("webhook", "POST");

        foreach (var name in PublishedEvents.Names)
            messages[$"feed.{name}"] = FeedMessage(name, schemas[name]!);
        channels["feed"] = OverHttp(
            "/api/events", "service", "feed", PublishedEvents.Names, "The answer is `{ items, next }`: each item is one of these messages, and `next` is the `after` to go on from.");
        operations["feed"] = Send("feed", "GET");

        return new()
        {
            ["asyncapi"] = "3.0.0",
            ["info"] = new JsonObject
            {
                ["title"] = "研究生培养基地对外事件 BaseWorkflows",
                ["version"] = typeof(PublishedEvents).Assembly.GetName().Version!.ToString(3),
                ["description"] = Info,
            },
            ["defaultContentType"] = "application/json",
            ["servers"] = Servers(),
            ["channels"] = channels,
            ["operations"] = operations,
            ["components"] = new JsonObject { ["messages"] = messages, ["schemas"] = schemas, ["correlationIds"] = CorrelationIds() },
        };
    }

    private static JsonNode Servers() => JsonNode.Parse(
        """
        {
          "bus": {
            "host": "{broker}",
            "protocol": "amqp",
            "protocolVersion": "0.9.1",
            "title": "消息总线 RabbitMQ",
            "description": "The broker whose address and user the operator gives out.",
            "variables": { "broker": { "description": "Host and port.", "examples": ["rabbitmq.example.edu.cn:5671"] } },
            "security": [{ "type": "userPassword" }]
          },
          "receiver": {
            "host": "{receiver}",
            "protocol": "https",
            "title": "接收系统",
            "description": "The subscriber's own server: the address that was given with `POST /api/subscriptions`.",
            "variables": { "receiver": { "description": "Host and port.", "examples": ["portal.example.edu.cn"] } }
          },
          "service": {
            "host": "{service}",
            "protocol": "https",
            "title": "本系统",
            "description": "This service, asked with an API key.",
            "variables": { "service": { "description": "Host and port.", "examples": ["bases.example.edu.cn"] } },
            "security": [{ "type": "httpApiKey", "name": "X-Api-Key", "in": "header" }]
          }
        }
        """)!;

    private static JsonNode CorrelationIds() => JsonNode.Parse(
        """{ "case": { "description": "The case in which it happened; null for none.", "location": "$message.payload#/correlationId" } }""")!;

    private static JsonObject Exchange(string name) => new()
    {
        ["address"] = $"{typeof(PublishedEvents).Namespace}:{name}",
        ["servers"] = new JsonArray(Ref("servers", "bus")),
        ["messages"] = new JsonObject { [name] = Ref("components", "messages", $"bus.{name}") },
        ["bindings"] = new JsonObject
        {
            ["amqp"] = new JsonObject
            {
                ["is"] = "routingKey",
                ["exchange"] = new JsonObject
                {
                    ["name"] = $"{typeof(PublishedEvents).Namespace}:{name}",
                    ["type"] = "fanout",
                    ["durable"] = true,
                    ["autoDelete"] = false,
                },
                ["bindingVersion"] = "0.3.0",
            },
        },
    };

    private static JsonObject OverHttp(string? address, string server, string way, IEnumerable<string> names, string description) => new()
    {
        ["address"] = address,
        ["description"] = description,
        ["servers"] = new JsonArray(Ref("servers", server)),
        ["messages"] = new JsonObject([.. names.Select(name => KeyValuePair.Create<string, JsonNode?>(name, Ref("components", "messages", $"{way}.{name}")))]),
    };

    private static JsonObject Send(string channel, string method) => new()
    {
        ["action"] = "send",
        ["channel"] = Ref("channels", channel),
        ["bindings"] = new JsonObject { ["http"] = new JsonObject { ["method"] = method, ["bindingVersion"] = "0.3.0" } },
    };

    private static JsonObject BusMessage(Type type, JsonNode schema)
    {
        var message = Message(type.Name, schema, "application/vnd.masstransit+json", Around("BusEnvelope", [], new()
        {
            ["messageType"] = new JsonObject { ["contains"] = new JsonObject { ["const"] = MessageUrn.ForTypeString(type) } },
            ["message"] = Ref("components", "schemas", type.Name),
        }));
        message["headers"] = Ref("components", "schemas", "BusHeaders");
        message["correlationId"] = Ref("components", "correlationIds", "case");
        return message;
    }

    private static JsonObject WebhookMessage(string name, JsonNode schema)
    {
        var message = Message(name, schema, EventEnvelope.MediaType, Around("CloudEvent", name == EventEnvelope.TestType ? [] : ["position"], Typed(name)));
        message["headers"] = Ref("components", "schemas", "WebhookHeaders");
        return message;
    }

    private static JsonObject FeedMessage(string name, JsonNode schema) => Message(name, schema, "application/json", Around("FeedItem", [], Typed(name)));

    private static JsonObject Typed(string name) => new() { ["type"] = new JsonObject { ["const"] = name }, ["data"] = Ref("components", "schemas", name) };

    private static JsonObject Message(string name, JsonNode schema, string contentType, JsonObject payload) => new()
    {
        ["name"] = name,
        ["title"] = schema["title"]!.DeepClone(),
        ["summary"] = schema["description"]!.DeepClone(),
        ["contentType"] = contentType,
        ["payload"] = payload,
    };

    private static JsonObject Around(string envelope, string[] required, JsonObject properties)
    {
        var particular = new JsonObject { ["properties"] = properties };
        if (required.Length > 0)
            particular["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]);
        return new() { ["allOf"] = new JsonArray(Ref("components", "schemas", envelope), particular) };
    }

    private static JsonObject Ref(params string[] path) => new() { ["$ref"] = $"#/{string.Join('/', path)}" };
}
