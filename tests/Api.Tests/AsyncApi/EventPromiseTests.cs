using System.Text.Json.Nodes;
using BaseWorkflows.Api.Tests.Messaging;
using BaseWorkflows.TestKit;
using BaseWorkflows.Workflows.Persistence;

namespace BaseWorkflows.Api.Tests.AsyncApi;

/// <summary>What isn't as promised is found: otherwise the tests of what is sent would prove nothing.</summary>
public sealed class EventPromiseTests
{
    private const string BusType = "application/vnd.masstransit+json";
    private const string WebhookType = "application/cloudevents+json; charset=utf-8";

    private EventPromise promise = null!;

    [OneTimeSetUp]
    public async Task Read()
    {
        using var client = await (await SharedHosts.OfAsync(DatabaseProvider.Sqlite)).ProgramAsync();
        promise = new(JsonNode.Parse(await client.GetStringAsync("/asyncapi.json"))!);
    }

    [TestCase("AssessmentConcluded", "score", "\"58.5\"", TestName = "A_number_as_a_text_is_found")]
    [TestCase("AssessmentConcluded", "year", "2027.5", TestName = "Half_a_year_is_found")]
    [TestCase("BaseActivated", "endsOn", "\"2029-02-30\"", TestName = "A_day_that_is_none_is_found")]
    [TestCase("BaseActivated", "endsOn", "\"2029-12-31T00:00:00Z\"", TestName = "A_time_for_a_day_is_found")]
    [TestCase("BaseActivated", "baseName", "null", TestName = "Null_for_a_text_is_found")]
    [TestCase("BaseActivated", "baseName", null, TestName = "A_missing_property_is_found")]
    [TestCase("BaseActivated", "name", "\"和平医院\"", TestName = "A_property_that_nobody_described_is_found")]
    [TestCase("BaseStatusChanged", "to", "\"active\"", TestName = "A_word_that_nobody_described_is_found")]
    [TestCase("BaseStatusChanged", "eligibility", """[{ "year": 2026, "eligible": true, "reason": null }]""", TestName = "A_missing_property_inside_a_list_is_found")]
    public void Of_an_event(string name, string property, string? value)
    {
        var data = Data(name);
        Assert.That(promise.FaultsOf(name, data), Is.Empty);
        Change(data, property, value);
        Assert.That(promise.FaultsOf(name, data), Is.Not.Empty);
        Assert.That(promise.FaultsOf($"bus.{name}", BusType, BusHeaders(), BusBody(name, data)), Is.Not.Empty, "in its envelope");
        Assert.That(promise.FaultsOf($"webhook.{name}", WebhookType, WebhookHeaders(), CloudEvent(name, data)), Is.Not.Empty, "as a CloudEvent");
    }

    [TestCase("position", "\"7\"")]
    [TestCase("position", null)]
    [TestCase("time", "\"27.11.2026\"")]
    [TestCase("subject", null)]
    [TestCase("baseId", null)]
    [TestCase("traceparent", "\"00-1\"")]
    public void A_header_of_the_bus_that_is_wrong_or_missing_is_found(string header, string? value) =>
        Finds("bus.BaseActivated", BusType, BusHeaders(), BusBody("BaseActivated", Data("BaseActivated")), header, value, ofBody: false);

    [TestCase("messageId", "\"1\"")]
    [TestCase("correlationId", "\"case-1\"")]
    [TestCase("messageType", """["urn:message:BaseWorkflows.Contracts:BaseApplied"]""")]
    [TestCase("headers", """{ "position": 7 }""")]
    [TestCase("sentTime", null)]
    public void An_envelope_of_the_bus_that_is_wrong_is_found(string member, string? value) =>
        Finds("bus.BaseActivated", BusType, BusHeaders(), BusBody("BaseActivated", Data("BaseActivated")), member, value, ofBody: true);

    [TestCase("webhook-id", null)]
    [TestCase("webhook-timestamp", "\"2026-11-27T06:26:08Z\"")]
    [TestCase("webhook-signature", "\"K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=\"")]
    public void A_header_of_a_webhook_that_is_wrong_or_missing_is_found(string header, string? value) =>
        Finds("webhook.BaseActivated", WebhookType, WebhookHeaders(), CloudEvent("BaseActivated", Data("BaseActivated")), header, value, ofBody: false);

    [TestCase("specversion", "\"0.3\"")]
    [TestCase("source", "\"/events\"")]
    [TestCase("type", "\"BaseApplied\"")]
    [TestCase("time", "\"yesterday\"")]
    [TestCase("position", null)]
    [TestCase("data", null)]
    public void A_CloudEvent_that_is_wrong_is_found(string member, string? value) =>
        Finds("webhook.BaseActivated", WebhookType, WebhookHeaders(), CloudEvent("BaseActivated", Data("BaseActivated")), member, value, ofBody: true);

    [TestCase("id", "1")]
    [TestCase("caseId", null)]
    [TestCase("actor", """{ "id": "system" }""")]
    [TestCase("hash", "\"none\"")]
    [TestCase("data", """{ "baseId": "1" }""")]
    public void An_item_of_the_feed_that_is_wrong_is_found(string member, string? value) =>
        Finds("feed.BaseActivated", "application/json", [], FeedItem("BaseActivated", Data("BaseActivated")), member, value, ofBody: true);

    [Test]
    public void Another_media_type_is_found() => Assert.That(
        promise.FaultsOf("bus.BaseActivated", "application/json", BusHeaders(), BusBody("BaseActivated", Data("BaseActivated"))), Has.One.Contains("application/json"));

    private void Finds(string message, string type, JsonObject headers, JsonObject body, string member, string? value, bool ofBody)
    {
        Assert.That(promise.FaultsOf(message, type, headers, body), Is.Empty);
        Change(ofBody ? body : headers, member, value);
        Assert.That(promise.FaultsOf(message, type, headers, body), Is.Not.Empty);
    }

    private static void Change(JsonObject one, string member, string? value)
    {
        if (value is null)
            Assert.That(one.Remove(member));
        else
            one[member] = JsonNode.Parse(value);
    }

    private static JsonObject Data(string name) => EveryEvent.Records().Single(record => record.Type == name).Data;

    private static JsonObject BusHeaders() => Parse(
        """
        { "position": 7, "time": "2026-11-27T06:26:08.5052060Z", "subject": "base/1", "baseId": "1", "clause": "4.1",
          "traceparent": "00-f741dc585d73fca70b95fd8fe56ca7de-70cfad9229a6a749-00", "x-dotnet-pub-seq-no": 1 }
        """);

    private static JsonObject BusBody(string name, JsonObject data)
    {
        var envelope = Parse(
            """
            { "messageId": "01a21bae-c5f9-79d7-be00-2cb662db695f", "correlationId": null, "conversationId": "01a21bae-c5f9-79d7-be00-2cb662db695f",
              "sentTime": "2026-11-27T06:26:08.9483762Z", "host": {} }
            """);
        envelope["messageType"] = new JsonArray($"urn:message:BaseWorkflows.Contracts:{name}");
        (envelope["message"], envelope["headers"]) = (data.DeepClone(), BusHeaders());
        return envelope;
    }

    private static JsonObject WebhookHeaders() => Parse(
        """
        { "webhook-id": "01a21bae-c5f9-79d7-be00-2cb662db695f", "webhook-timestamp": "1798346096",
          "webhook-signature": "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4= v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=" }
        """);

    private static JsonObject CloudEvent(string name, JsonObject data)
    {
        var told = Parse(
            """
            { "specversion": "1.0", "id": "01a21bae-c5f9-79d7-be00-2cb662db695f", "source": "urn:baseworkflows:events", "time": "2026-12-27T04:34:56Z",
              "subject": "base/1", "datacontenttype": "application/json", "position": 7 }
            """);
        (told["type"], told["data"]) = (name, data.DeepClone());
        return told;
    }

    private static JsonObject FeedItem(string name, JsonObject data)
    {
        var item = Parse(
            """
            { "position": 7, "id": "01a21bae-c5f9-79d7-be00-2cb662db695f", "time": "2026-12-27T04:34:56Z", "subject": "base/1", "baseId": "1", "caseId": null,
              "actor": { "id": "system", "name": "系统" }, "clause": "4.1", "comment": null }
            """);
        (item["type"], item["data"], item["hash"]) = (name, data.DeepClone(), new string('a', 64));
        return item;
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
