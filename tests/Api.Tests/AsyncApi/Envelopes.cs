using System.Reflection;
using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Support;
using BaseWorkflows.Contracts;

namespace BaseWorkflows.Api.Tests.AsyncApi;

/// <summary>What goes around an event on its way, as far as subscribers may rely on it: only keywords that mean the same in JSON Schema draft 7 and 2020-12.</summary>
internal static class Envelopes
{
    private static readonly Dictionary<string, (bool IsRequired, string Schema)> HeaderForms = new()
    {
        [EventHeaders.Position] = (true, """{ "type": "integer", "minimum": 1 }"""),
        [EventHeaders.Time] = (true, """{ "type": "string", "format": "date-time" }"""),
        [EventHeaders.Subject] = (true, """{ "type": "string" }"""),
        [EventHeaders.BaseId] = (true, """{ "type": "string" }"""),
        [EventHeaders.Clause] = (false, """{ "type": "string" }"""),
        [EventHeaders.TraceParent] = (false, """{ "type": "string", "pattern": "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$" }"""),
    };

    /// <summary>All of them by name.</summary>
    public static JsonObject All() => new()
    {
        ["BusHeaders"] = BusHeaders(),
        ["BusEnvelope"] = JsonNode.Parse(
            """
            {
              "description": "MassTransit's envelope. What else stands in it is MassTransit's own, not promised.",
              "type": "object",
              "properties": {
                "messageId": { "description": "The event's id: the same whenever it comes again; drop repeats by it.", "type": "string", "format": "uuid" },
                "correlationId": { "description": "The case in which it happened; null for none.", "type": ["string", "null"], "format": "uuid" },
                "conversationId": { "description": "The case, or the event's id where there is none.", "type": "string", "format": "uuid" },
                "messageType": { "description": "What it is, as MassTransit writes it.", "type": "array", "items": { "type": "string" } },
                "message": { "description": "The event.", "type": "object" },
                "sentTime": { "description": "When it was sent (UTC); when it happened is the header `time`.", "type": "string", "format": "date-time" },
                "headers": { "$ref": "#/components/schemas/BusHeaders" }
              },
              "required": ["messageId", "correlationId", "conversationId", "messageType", "message", "sentTime", "headers"]
            }
            """),
        ["WebhookHeaders"] = JsonNode.Parse(
            """
            {
              "description": "The headers of Standard Webhooks 1.0.",
              "type": "object",
              "properties": {
                "webhook-id": { "description": "The event's id: the same at every attempt and every replay; drop repeats by it.", "type": "string", "format": "uuid" },
                "webhook-timestamp": { "description": "When this attempt began, in seconds since 1970 (UTC).", "type": "string", "pattern": "^[0-9]+$" },
                "webhook-signature": {
                  "description": "HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}` in Base64, once for each secret that is valid, separated by spaces.",
                  "type": "string",
                  "pattern": "^v1,[A-Za-z0-9+/]{43}=( v1,[A-Za-z0-9+/]{43}=)*$"
                }
              },
              "required": ["webhook-id", "webhook-timestamp", "webhook-signature"]
            }
            """),
        ["CloudEvent"] = JsonNode.Parse(
            """
            {
              "description": "CloudEvents 1.0 in structured mode.",
              "type": "object",
              "properties": {
                "specversion": { "type": "string", "const": "1.0" },
                "id": { "description": "The event's id: the same at every attempt and every replay; drop repeats by it.", "type": "string", "format": "uuid" },
                "source": { "type": "string", "const": "urn:baseworkflows:events" },
                "type": { "description": "Which event.", "type": "string" },
                "time": { "description": "When it happened (UTC).", "type": "string", "format": "date-time" },
                "subject": { "description": "What it happened to, such as `base/{id}`.", "type": "string" },
                "datacontenttype": { "type": "string", "const": "application/json" },
                "position": {
                  "description": "The place of the event in the log: rises from event to event, not always by one; a test has none.",
                  "type": "integer",
                  "minimum": 1
                },
                "clause": { "description": "The clause of the regulation that it follows from, such as `4.1`; missing for none.", "type": "string" },
                "data": { "description": "The event.", "type": "object" }
              },
              "required": ["specversion", "id", "source", "type", "time", "subject", "datacontenttype", "data"]
            }
            """),
        ["FeedItem"] = JsonNode.Parse(
            """
            {
              "description": "A line of the event log. Subscribers are shown the published ones.",
              "type": "object",
              "properties": {
                "position": { "description": "Pass the last one that you have as `after`.", "type": "integer", "minimum": 1 },
                "id": { "description": "The event's id: the same on the bus and in webhooks.", "type": "string", "format": "uuid" },
                "type": { "description": "Which event.", "type": "string" },
                "time": { "description": "When it happened (UTC).", "type": "string", "format": "date-time" },
                "subject": { "description": "What it happened to, such as `base/{id}`.", "type": "string" },
                "baseId": { "description": "The base that it concerns; null for none.", "type": ["string", "null"] },
                "caseId": { "description": "The case in which it happened; null for none.", "type": ["string", "null"] },
                "actor": {
                  "description": "Who did it.",
                  "type": "object",
                  "properties": { "id": { "type": "string" }, "name": { "type": "string" } },
                  "required": ["id", "name"]
                },
                "clause": { "description": "The clause of the regulation that it follows from; null for none.", "type": ["string", "null"] },
                "comment": { "description": "The reason that the actor gave; null for none.", "type": ["string", "null"] },
                "data": { "description": "The event.", "type": "object" },
                "hash": { "description": "SHA-256 over this line and the hash of the one before.", "type": "string", "pattern": "^[0-9a-f]{64}$" }
              },
              "required": ["position", "id", "type", "time", "subject", "baseId", "caseId", "actor", "clause", "comment", "data", "hash"]
            }
            """),
        ["SubscriptionTest"] = JsonNode.Parse(
            """
            {
              "title": "测试",
              "description": "A test that the subscriber asked for; no published event.",
              "type": "object",
              "properties": { "message": { "description": "Something to read, in Chinese and English.", "type": "string" } },
              "required": ["message"]
            }
            """),
    };

    private static JsonObject BusHeaders()
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var field in typeof(EventHeaders).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var name = (string)field.GetRawConstantValue()!;
            var (isRequired, form) = HeaderForms[name];
            var header = JsonNode.Parse(form)!.AsObject();
            header.Insert(0, "description", XmlDocs.SummaryOf(field));
            properties[name] = header;
            if (isRequired)
                required.Add(name);
        }

        return new() { ["description"] = XmlDocs.SummaryOf(typeof(EventHeaders)), ["type"] = "object", ["properties"] = properties, ["required"] = required };
    }
}
