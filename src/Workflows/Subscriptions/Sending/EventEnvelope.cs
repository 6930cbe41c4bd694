using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Workflows.Events;
using BaseWorkflows.Workflows.Persistence;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;

namespace BaseWorkflows.Workflows.Subscriptions.Sending;

/// <summary>
/// An event as CloudEvents 1.0 says it, in structured mode. The same event has the same bytes at every attempt and every replay. Who did it stays
/// in the house: receivers are told what happened to a base.
/// </summary>
public static class EventEnvelope
{
    /// <summary>The type of a test, which is no published event.</summary>
    public const string TestType = "SubscriptionTest";

    /// <summary>The media type of the body.</summary>
    public const string MediaType = "application/cloudevents+json";

    private static readonly Uri Source = new("urn:baseworkflows:events");
    private static readonly JsonEventFormatter Formatter = new(Json.Options, default);

    private static readonly CloudEventAttribute Position = CloudEventAttribute.CreateExtension("position", CloudEventAttributeType.Integer);
    private static readonly CloudEventAttribute Clause = CloudEventAttribute.CreateExtension("clause", CloudEventAttributeType.String);

    /// <summary>The body for a line of the event log.</summary>
    internal static ReadOnlyMemory<byte> Of(EventRow row)
    {
        var told = new CloudEvent([Position, Clause])
        {
            Id = row.EventId,
            Source = Source,
            Type = row.Type,
            Time = row.At,
            Subject = row.Subject,
            DataContentType = "application/json",
            Data = JsonSerializer.Deserialize<JsonElement>(row.Data),
        };
        told[Position] = checked((int)row.Position!.Value);
        if (row.Clause is { } clause)
            told[Clause] = clause;
        return Formatter.EncodeStructuredModeMessage(told, out _);
    }

    /// <summary>The body of a test.</summary>
    internal static ReadOnlyMemory<byte> Test(string id, Subscription one, DateTimeOffset now) => Formatter.EncodeStructuredModeMessage(
        new CloudEvent
        {
            Id = id,
            Source = Source,
            Type = TestType,
            Time = now,
            Subject = $"subscription/{one.Id}",
            DataContentType = "application/json",
            Data = new JsonObject { ["message"] = $"测试投递 / test for {one.Name}" },
        },
        out _);
}
