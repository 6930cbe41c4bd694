using System.Text.Json.Nodes;

namespace BaseWorkflows.Api.Tests.AsyncApi;

/// <summary>Which changes of a description break subscribers: each is made to a small one, forwards and backwards.</summary>
public sealed class ContractChangesTests
{
    private const string Description =
        """
        {
          "info": { "title": "Events", "version": "1.0.0" },
          "channels": {
            "bus.Applied": {
              "address": "Contracts:Applied",
              "messages": { "Applied": { "$ref": "#/components/messages/Applied" } },
              "bindings": { "amqp": { "exchange": { "type": "fanout", "durable": true } } }
            }
          },
          "components": {
            "messages": {
              "Applied": {
                "contentType": "application/json",
                "payload": { "allOf": [{ "$ref": "#/components/schemas/Envelope" }, { "properties": { "type": { "const": "Applied" } } }] }
              }
            },
            "schemas": {
              "Headers": { "type": "object", "properties": { "position": { "type": "integer", "minimum": 1 } }, "required": ["position"] },
              "Applied": {
                "description": "Somebody applied.",
                "type": "object",
                "properties": {
                  "title": { "description": "Its title.", "type": "string" },
                  "day": { "type": "string", "format": "date" },
                  "score": { "type": "number" },
                  "reason": { "type": ["string", "null"] },
                  "note": { "type": ["string", "null"], "default": null },
                  "status": { "type": "string", "x-extensible-enum": ["Open", "Closed"] },
                  "years": { "type": "array", "items": { "type": "object", "properties": { "year": { "type": "integer" } }, "required": ["year"] } }
                },
                "required": ["title", "day", "score", "reason", "status", "years"],
                "examples": [{ "title": "One" }]
              }
            }
          }
        }
        """;

    private static IEnumerable<TestCaseData> Changes()
    {
        const string applied = "components/schemas/Applied";
        const string properties = $"{applied}/properties";

        yield return Change("An event is added", [], ["Fresh"], Set("components/schemas/Fresh", """{ "type": "object", "required": ["id"] }"""));
        yield return Change("A channel is added", [], ["channels/bus.Fresh"], Set("channels/bus.Fresh", """{ "address": "Contracts:Fresh" }"""));
        yield return Change("A property is added", [], ["Applied.more"], Set($"{properties}/more", """{ "type": "string", "default": "" }"""));
        yield return Change("A property inside a list is added", [], ["Applied.years[].more"],
            Set($"{properties}/years/items/properties/more", """{ "type": "string", "default": "" }"""));
        yield return Change("A word is added", [], ["Applied.status"], Add($"{properties}/status/x-extensible-enum", "Lapsed"));
        yield return Change("A description changes", [], [], Set($"{applied}/description", "\"Somebody has applied.\""));
        yield return Change("A description of a property is added", [], [], Set($"{properties}/day/description", "\"Which day.\""));
        yield return Change("An event gets a title", [], [], Set($"{applied}/title", "\"提交申请\""));
        yield return Change("Examples change", [], [], Set($"{applied}/examples", "[]"));
        yield return Change("The version rises", [], [], Set("info/version", "\"1.1.0\""));

        yield return Change("An always sent property is added", ["Applied.more"], ["Applied.more", "Applied.more"],
            Set($"{properties}/more", """{ "type": "string" }"""), Add($"{applied}/required", "more"));
        yield return Change("A property is renamed", ["Applied.day", "Applied.day", "Applied.date"], ["Applied.date", "Applied.date", "Applied.day"],
            Rename(properties, "day", "date"), Remove($"{applied}/required", "day"), Add($"{applied}/required", "date"));
        yield return Change("A property that is called as a keyword is taken away", ["Applied.title"], [], Drop($"{properties}/title"));
        yield return Change("A type changes", ["Applied.score"], null, Set($"{properties}/score/type", "\"string\""));
        yield return Change("A number becomes whole", ["Applied.score"], null, Set($"{properties}/score/type", "\"integer\""));
        yield return Change("A type changes inside a list", ["Applied.years[].year"], null, Set($"{properties}/years/items/properties/year/type", "\"string\""));
        yield return Change("A property becomes nullable", ["Applied.day"], null, Set($"{properties}/day/type", """["string", "null"]"""));
        yield return Change("A property is no longer always sent", ["Applied.reason"], null, Remove($"{applied}/required", "reason"));
        yield return Change("A property inside a list is no longer always sent", ["Applied.years[].year"], null, Remove($"{properties}/years/items/required", "year"));
        yield return Change("A format changes", ["Applied.day"], null, Set($"{properties}/day/format", "\"date-time\""));
        yield return Change("A format is taken away", ["Applied.day"], null, Drop($"{properties}/day/format"));
        yield return Change("A default changes", ["Applied.note"], null, Set($"{properties}/note/default", "\"\""));
        yield return Change("A null that was the default is no longer", ["Applied.note"], null, Drop($"{properties}/note/default"));
        yield return Change("A limit changes", ["Headers.position"], null, Set("components/schemas/Headers/properties/position/minimum", "0"));
        yield return Change("Words are closed to others", ["Applied.status", "Applied.status"], null, Rename($"{properties}/status", "x-extensible-enum", "enum"));
        yield return Change("More than is known is forbidden", ["Applied"], null, Set($"{applied}/additionalProperties", "false"));
        yield return Change("Something is said in a keyword that nobody knows here", ["Applied"], null, Set($"{applied}/minProperties", "1"));
        yield return Change("A word is renamed", ["Applied.status"], null,
            Remove($"{properties}/status/x-extensible-enum", "Open"), Add($"{properties}/status/x-extensible-enum", "Opened"));
        yield return Change("A header is no longer always sent", ["Headers.position"], null, Remove("components/schemas/Headers/required", "position"));
        yield return Change("An exchange gets another name", ["channels/bus.Applied"], null, Set("channels/bus.Applied/address", "\"Other:Applied\""));
        yield return Change("An exchange becomes another kind", ["channels/bus.Applied/bindings/amqp/exchange"], null,
            Set("channels/bus.Applied/bindings/amqp/exchange/type", "\"topic\""));
        yield return Change("A message is no longer sent there", ["channels/bus.Applied/messages/Applied"], [], Drop("channels/bus.Applied/messages/Applied"));
        yield return Change("A message gets another media type", ["components/messages/Applied"], null, Set("components/messages/Applied/contentType", "\"text/plain\""));
        yield return Change("A message gets another envelope", ["components/messages/Applied/payload"], null,
            Set("components/messages/Applied/payload/allOf", """[{ "$ref": "#/components/schemas/Other" }, { "properties": { "type": { "const": "Applied" } } }]"""));
        yield return Change("A constant changes", ["components/messages/Applied/payload.type"], null,
            Set("components/messages/Applied/payload/allOf", """[{ "$ref": "#/components/schemas/Envelope" }, { "properties": { "type": { "const": "Submitted" } } }]"""));
    }

    [TestCaseSource(nameof(Changes))]
    public void Breaks(Action<JsonNode>[] change, string[] breaks, string[] undoingBreaks)
    {
        var (before, after) = (JsonNode.Parse(Description)!, JsonNode.Parse(Description)!);
        foreach (var step in change)
            step(after);

        var (done, undone) = (ContractChanges.Between(before, after), ContractChanges.Between(after, before));
        Assert.That(done, Is.Not.Empty, "it is seen");
        Assert.That(done.Where(one => one.Breaks).Select(one => one.Place), Is.EquivalentTo(breaks), string.Join('\n', done));
        Assert.That(undone.Where(one => one.Breaks).Select(one => one.Place), Is.EquivalentTo(undoingBreaks), string.Join('\n', undone));
    }

    /// <param name="name">What is done.</param>
    /// <param name="breaks">The places where that breaks subscribers.</param>
    /// <param name="undoingBreaks">The places where undoing it does; null for the same.</param>
    /// <param name="change">How it is done.</param>
    private static TestCaseData Change(string name, string[] breaks, string[]? undoingBreaks, params Action<JsonNode>[] change) =>
        new TestCaseData(change, breaks, undoingBreaks ?? breaks).SetName($"{{m}}: {name}");

    private static Action<JsonNode> Set(string path, string json) => root => Parent(root, path)[Name(path)] = JsonNode.Parse(json);

    private static Action<JsonNode> Drop(string path) => root => Assert.That(Parent(root, path).Remove(Name(path)), path);

    private static Action<JsonNode> Rename(string path, string from, string to) => root =>
    {
        var holder = Parent(root, $"{path}/{from}");
        var value = holder[from]!.DeepClone();
        holder.Remove(from);
        holder[to] = value;
    };

    private static Action<JsonNode> Add(string path, string text) => root => Parent(root, path)[Name(path)]!.AsArray().Add(text);

    private static Action<JsonNode> Remove(string path, string text) => root =>
        Assert.That(Parent(root, path)[Name(path)]!.AsArray().RemoveAll(one => (string?)one == text), Is.EqualTo(1), path);

    private static JsonObject Parent(JsonNode root, string path) => path.Split('/')[..^1].Aggregate(root, (node, key) => node[key]!).AsObject();

    private static string Name(string path) => path.Split('/')[^1];
}
