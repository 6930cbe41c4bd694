using System.Text.Json;
using System.Text.Json.Nodes;
using BaseWorkflows.Contracts;
using Json.Schema;

namespace BaseWorkflows.TestKit;

/// <summary>
/// The description of the events, to hold what is written and sent against: by a validator that is not ours, formats included. Stricter than what
/// subscribers are told: an event has no property and no word that isn't described.
/// </summary>
public sealed class EventPromise
{
    /// <summary>The keyword with the words that a text is one of today. Others may come, so that it is no <c>enum</c>.</summary>
    public const string Words = "x-extensible-enum";

    private static readonly EvaluationOptions Strictly = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly JsonNode document;
    private readonly Dictionary<string, JsonSchema> events;
    private readonly Dictionary<string, (string ContentType, JsonSchema? Headers, JsonSchema Payload)> messages;

    /// <summary>Takes it as the running service tells it.</summary>
    public EventPromise(JsonNode told)
    {
        document = told.DeepClone();
        var schemas = document["components"]!["schemas"]!;
        foreach (var name in PublishedEvents.Names)
            Close(schemas[name]);
        events = PublishedEvents.Names.ToDictionary(name => name, name => SchemaOf(schemas[name]!));
        messages = document["components"]!["messages"]!.AsObject().ToDictionary(
            message => message.Key, message => ((string)message.Value!["contentType"]!, message.Value["headers"] is { } headers ? SchemaOf(headers) : null, SchemaOf(message.Value["payload"]!)));
    }

    /// <summary>Where it is kept.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Checkout.Root, "src", "Contracts", "asyncapi.json");

    /// <summary>The one that is kept with the contracts, where no service runs that would tell it.</summary>
    public static EventPromise Kept() => new(JsonNode.Parse(File.ReadAllText(Path))!);

    /// <summary>What is wrong with an event by itself.</summary>
    public IReadOnlyList<string> FaultsOf(string name, JsonNode data) => Faults(name, events[name], data);

    /// <summary>What is wrong with something that was received.</summary>
    /// <param name="message">Which message it is, such as <c>bus.BaseApplied</c>.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="headers">Its headers; null where they tell nothing of the event.</param>
    /// <param name="payload">Its body.</param>
    public IReadOnlyList<string> FaultsOf(string message, string? contentType, JsonNode? headers, JsonNode payload)
    {
        var told = messages[message];
        return
        [
            .. contentType?.Split(';')[0] == told.ContentType ? (string[])[] : [$"{message} came as {contentType}"],
            .. told.Headers is { } form ? Faults($"{message} headers", form, headers!) : [],
            .. Faults(message, told.Payload, payload),
        ];
    }

    /// <summary>Where a channel is: its exchange or its path.</summary>
    public string? AddressOf(string channel) => (string?)document["channels"]![channel]!["address"];

    private static IReadOnlyList<string> Faults(string what, JsonSchema schema, JsonNode one)
    {
        using var instance = JsonDocument.Parse(one.ToJsonString());
        var result = schema.Evaluate(instance.RootElement, Strictly);
        if (result.IsValid)
            return [];
        var faults = from detail in result.Details ?? []
                     from error in detail.Errors ?? []
                     select $"{what} {detail.InstanceLocation}: {error.Value}";
        return [.. faults.DefaultIfEmpty(what)];
    }

    /// <summary>A part of the document is a schema only together with what it refers to.</summary>
    private JsonSchema SchemaOf(JsonNode part)
    {
        var whole = part.DeepClone().AsObject();
        whole.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        whole["$defs"] = document["components"]!["schemas"]!.DeepClone();
        return JsonSchema.FromText(whole.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal));
    }

    private static void Close(JsonNode? schema)
    {
        if (schema is not JsonObject one)
            return;
        if (one["properties"] is JsonObject properties)
        {
            one["additionalProperties"] = false;
            foreach (var (_, property) in properties)
                Close(property);
        }

        Close(one["items"]);
        if (one[Words] is { } words)
            one["enum"] = words.DeepClone();
    }
}
