using System.Text.Json.Nodes;
using BaseWorkflows.Contracts;
using BaseWorkflows.TestKit;

namespace BaseWorkflows.Api.Tests.AsyncApi;

/// <summary><c>src/Contracts/asyncapi.json</c> is the promise to subscribers: what the contracts say, and never less than they said before.</summary>
public sealed class EventsDescriptionTests
{
    private readonly JsonNode document = JsonNode.Parse(EventsDescription.Render())!;

    [Test]
    public async Task The_description_is_what_the_contracts_say_and_breaks_no_subscriber()
    {
        var rendered = EventsDescription.Render();
        var changes = ContractChanges.Between(JsonNode.Parse(await File.ReadAllTextAsync(EventPromise.Path))!, JsonNode.Parse(rendered)!);
        Assert.That(changes.Where(change => change.Breaks), Is.Empty, "This breaks subscribers, and nothing here accepts it: docs/asyncapi.md says what to do instead.");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            await File.WriteAllTextAsync(EventPromise.Path, rendered);

        Assert.That(
            await File.ReadAllTextAsync(EventPromise.Path), Is.EqualTo(rendered),
            $"src/Contracts/asyncapi.json is stale: UPDATE_DOCS=1 dotnet test tests/Api.Tests --filter EventsDescription\n{string.Join('\n', changes)}");
    }

    [Test]
    public void Every_event_is_described_for_the_bus_for_webhooks_and_for_the_feed()
    {
        var messages = document["components"]!["messages"]!.AsObject();
        Assert.That(document["channels"]!.AsObject().SelectMany(channel => channel.Value!["messages"]!.AsObject()).Select(message => (string)message.Value!["$ref"]!),
            Is.EquivalentTo(messages.Select(message => $"#/components/messages/{message.Key}")));
        Assert.That(messages.Select(message => message.Key), Is.EquivalentTo(
            PublishedEvents.Names.SelectMany(name => new[] { $"bus.{name}", $"webhook.{name}", $"feed.{name}" }).Append("webhook.SubscriptionTest")));
        Assert.That(messages.Select(message => (string?)message.Value!["title"]), Has.All.Matches("[\u4e00-\u9fff]"));
    }

    [Test]
    public void Every_property_says_what_it_is()
    {
        var events = PublishedEvents.Names.Select(name => (Name: name, Schema: document["components"]!["schemas"]![name]!)).ToList();
        Assert.That(events.SelectMany(one => Undescribed(one.Name, one.Schema)), Is.Empty);
    }

    [Test]
    public void Every_reference_leads_somewhere()
    {
        var references = References(document).ToList();
        Assert.That(references, Has.Count.GreaterThan(PublishedEvents.Names.Count));
        Assert.That(references.Where(reference => Find(reference) is null), Is.Empty);
    }

    private static IEnumerable<string> Undescribed(string place, JsonNode schema)
    {
        if (((string?)schema["description"] ?? "").Length < 5)
            yield return place;
        var inner = (schema["properties"]?.AsObject() ?? []).Select(one => ($"{place}.{one.Key}", one.Value!));
        if (schema["items"]?["properties"] is not null)
            inner = inner.Append(($"{place}[]", schema["items"]!));
        foreach (var (where, one) in inner)
        {
            foreach (var missing in Undescribed(where, one))
                yield return missing;
        }
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(member => member.Key == "$ref" ? [(string)member.Value!] : References(member.Value)),
        JsonArray all => all.SelectMany(References),
        _ => [],
    };

    private JsonNode? Find(string reference) => reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode?)document, (node, key) => node?[key]);
}
