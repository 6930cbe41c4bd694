using System.Text.Json.Nodes;
using BaseWorkflows.TestKit;

namespace BaseWorkflows.Api.Tests.AsyncApi;

/// <summary>How what the contracts say now differs from what was promised.</summary>
/// <param name="Place">Where, such as <c>BaseApplied.origin</c>.</param>
/// <param name="What">What happened there.</param>
/// <param name="Breaks">Whether a subscriber who relied on the promise, or an event that is already written, no longer fits.</param>
internal sealed record ContractChange(string Place, string What, bool Breaks)
{
    public override string ToString() => $"{Place}: {What}";
}

/// <summary>
/// Compares two descriptions of the events. What is only told to people may change. Named things (events, channels, properties) and words may be added.
/// Whatever else differs breaks: looser forms surprise those who read, stricter ones are not true of the events that are already written.
/// </summary>
internal static class ContractChanges
{
    private static readonly HashSet<string> Told = ["asyncapi", "info", "title", "description", "summary", "examples", "tags", "externalDocs"];

    // Whose members are names, not keywords.
    private static readonly HashSet<string> Maps = ["servers", "channels", "operations", "messages", "schemas", "correlationIds", "properties"];

    public static IReadOnlyList<ContractChange> Between(JsonNode before, JsonNode after) => [.. OfKeywords("", before.AsObject(), after.AsObject())];

    private static IEnumerable<ContractChange> OfKeywords(string place, JsonObject before, JsonObject after)
    {
        foreach (var key in before.Select(one => one.Key).Union(after.Select(one => one.Key)))
        {
            var (was, isNow) = (before[key], after[key]);
            if (JsonNode.DeepEquals(was, isNow) && before.ContainsKey(key) == after.ContainsKey(key))
                continue;
            if (Told.Contains(key))
                yield return new(place, $"another {key}", Breaks: false);
            else if (!before.ContainsKey(key) || !after.ContainsKey(key))
                yield return new(place, $"{key} was {Shown(was)}, is {Shown(isNow)}", Breaks: true);
            else
                foreach (var change in OfKeyword(place, key, was, isNow))
                    yield return change;
        }
    }

    private static IEnumerable<ContractChange> OfKeyword(string place, string key, JsonNode? was, JsonNode? isNow) => (was, isNow) switch
    {
        (JsonObject before, JsonObject after) when Maps.Contains(key) => OfNames(place, key, before, after),
        (JsonObject before, JsonObject after) => OfKeywords(key == "items" ? $"{place}[]" : Inside(place, key), before, after),
        (JsonArray before, JsonArray after) when key == "required" => OfRequired(place, before, after),
        (JsonArray before, JsonArray after) when key == EventPromise.Words => OfWords(place, before, after),
        (JsonArray before, JsonArray after) when key == "allOf" && before.Count == after.Count =>
            before.Zip(after).SelectMany(pair => OfKeywords(place, pair.First!.AsObject(), pair.Second!.AsObject())),
        _ => [new(place, $"{key} was {Shown(was)}, is {Shown(isNow)}", Breaks: true)],
    };

    private static IEnumerable<ContractChange> OfNames(string place, string map, JsonObject before, JsonObject after)
    {
        string Place(string name) => map == "properties" ? $"{place}.{name}" : map == "schemas" ? name : Inside(Inside(place, map), name);
        foreach (var (name, was) in before)
        {
            if (!after.ContainsKey(name))
                yield return new(Place(name), "is gone", Breaks: true);
            else
                foreach (var change in OfKeywords(Place(name), was!.AsObject(), after[name]!.AsObject()))
                    yield return change;
        }

        foreach (var name in after.Select(one => one.Key).Where(name => !before.ContainsKey(name)))
            yield return new(Place(name), "is new", Breaks: false);
    }

    private static IEnumerable<ContractChange> OfRequired(string place, JsonArray before, JsonArray after) =>
    [
        .. Missing(before, after).Select(name => new ContractChange($"{place}.{name}", "is no longer always sent", Breaks: true)),
        .. Missing(after, before).Select(name => new ContractChange(
            $"{place}.{name}", "is required, but events that are already written may lack it: give it a default", Breaks: true)),
    ];

    private static IEnumerable<ContractChange> OfWords(string place, JsonArray before, JsonArray after) =>
    [
        .. Missing(before, after).Select(word => new ContractChange(place, $"the word {word} is gone", Breaks: true)),
        .. Missing(after, before).Select(word => new ContractChange(place, $"the word {word} is new", Breaks: false)),
    ];

    private static IEnumerable<string> Missing(JsonArray from, JsonArray to) => from.Select(one => (string)one!).Except(to.Select(one => (string)one!));

    private static string Inside(string place, string key) => place.Length == 0 ? key : $"{place}/{key}";

    private static string Shown(JsonNode? node) => node?.ToJsonString() ?? "nothing";
}
